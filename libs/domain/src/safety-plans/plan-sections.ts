/**
 * Sections of a safety plan with what each usually holds (Surrey, Buckinghamshire, Kensington and Chelsea and Free
 * From Fear guidance). They prompt; a plan is individual and is never written in advance.
 */
export const PLAN_SECTIONS = [
  'emergency',
  'at-home',
  'preparing-to-leave',
  'after-leaving',
  'children',
  'technology',
  'work-education',
  'contact-with-harmer',
  'legal',
  'money',
  'health',
  'pets',
  'emotional-support',
  'people-and-agencies',
] as const;
export type PlanSection = (typeof PLAN_SECTIONS)[number];

export const SECTION_TOPICS: Readonly<Record<PlanSection, readonly string[]>> = {
  emergency: ['999-and-silent-solution', 'safe-word', 'who-calls-police', 'nearest-phone'],
  'at-home': ['rooms-to-avoid', 'exits', 'weapons', 'phone-and-keys'],
  'preparing-to-leave': ['when-and-how', 'destination', 'emergency-bag', 'documents-and-medicines', 'evidence'],
  'after-leaving': ['address-protection', 'locks', 'routes', 'court-dates', 'handover-points'],
  children: ['own-plan', '999-script', 'not-to-intervene', 'school-or-nursery', 'who-may-collect'],
  technology: ['passwords', 'location-sharing', 'shared-accounts', 'car-and-smart-home', 'social-media'],
  'work-education': ['who-knows', 'entry', 'phone-screening', 'parking'],
  'contact-with-harmer': ['arrangements', 'third-party', 'recording'],
  legal: ['orders-in-force', 'where-copies-are', 'what-is-a-breach', 'reporting'],
  money: ['own-account', 'benefits', 'debts'],
  health: ['medicines', 'appointments', 'who-knows'],
  pets: ['who-takes-them', 'where'],
  'emotional-support': ['who-to-ring', 'what-helps'],
  'people-and-agencies': ['names', 'safe-numbers', 'who-may-be-told-what'],
};

export interface PlanEntry {
  section: PlanSection;
  text: string;
}
