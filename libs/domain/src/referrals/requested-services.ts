/** What a referrer asks for. "Any" leaves the choice to triage. */
export const REQUESTED_SERVICES = [
  'idva',
  'outreach',
  'refuge',
  'children',
  'counselling',
  'group',
  'isva',
  'perpetrator-programme',
  'any',
] as const;

export type RequestedService = (typeof REQUESTED_SERVICES)[number];

export const SUPPORT_NEEDS = [
  'safety',
  'housing',
  'money',
  'immigration',
  'children',
  'family-court',
  'criminal-justice',
  'physical-health',
  'mental-health',
  'self-harm',
  'substance-use',
  'disability',
  'language',
  'education-work',
  'legal',
  'isolation',
  'pets',
  'culture-faith',
  'sexual-health',
  'digital-safety',
] as const;

export type SupportNeed = (typeof SUPPORT_NEEDS)[number];
