import type { Role } from './roles.js';

/**
 * What a worker may be allowed to do. One right per act that a screen offers, so that the guard of the API and the
 * screen ask the same table. Rights say "may this role do this at all"; which rows are visible is row security.
 */
export const RIGHTS = [
  'referral:record',
  'referral:read',
  'referral:triage',
  'referral:withdraw',
  'childrens-services:decide',
  'import:run',
  'person:match',
  'person:read',
  'contact:reveal',
  'note:read',
  'note:write',
  'waiting-list:read',
  'waiting-list:work',
  'waiting-list:allocate',
  'risk-assessment:read',
  'risk-assessment:record',
  'risk-level:decide',
  'safety-plan:read',
  'safety-plan:record',
  'review:read',
  'review:work',
  'today:read',
  'case:read',
  'case:work',
  'case:take-over',
  'handover:read',
  'handover:work',
  'case:open',
  'access-log:read',
  'access-review:work',
  'audit:read',
  'emergency:open',
  'emergency:review',
  'conflict:declare',
  'block:administer',
  'linked-parties:settle',
  'worker:administer',
  'account-request:answer',
  'settings:administer',
] as const;
export type Right = (typeof RIGHTS)[number];

const CASE_WORK = [
  'referral:read',
  'childrens-services:decide',
  'person:match',
  'person:read',
  'contact:reveal',
  'note:read',
  'note:write',
  'waiting-list:read',
  'waiting-list:work',
  'risk-assessment:read',
  'risk-assessment:record',
  // Raising is everybody's; the rule lets only a manager lower a level.
  'risk-level:decide',
  'safety-plan:read',
  'safety-plan:record',
  'review:read',
  'review:work',
  'today:read',
  'case:read',
  'case:work',
  'handover:read',
  'handover:work',
  'case:open',
  // Everybody may know somebody.
  'conflict:declare',
] as const satisfies readonly Right[];

/**
 * Of whoever answers for everybody of the organisation. Who takes a call must be able to see whether the caller is known,
 * also where a colleague supports her; recording without that makes one person two.
 */
const INTAKE = ['referral:record', 'referral:triage', 'referral:withdraw', 'import:run'] as const satisfies readonly Right[];

/**
 * Role x right. An administrator keeps accounts and settings and can never read a person's record: the people who
 * decide who gets in must not be the people who are let in.
 */
export const RIGHTS_OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  'duty-worker': [...CASE_WORK, ...INTAKE],
  // Whoever reads widely needs no opening.
  'key-worker': [...CASE_WORK, 'emergency:open'],
  idva: [...CASE_WORK, 'emergency:open', 'referral:triage'],
  'team-lead': [...CASE_WORK, ...INTAKE, 'waiting-list:allocate', 'case:take-over', 'emergency:review'],
  'service-manager': [
    ...CASE_WORK,
    ...INTAKE,
    'waiting-list:allocate',
    'case:take-over',
    'emergency:review',
    // Who opened what is asked about by whoever answers for the service, never by the colleagues themselves.
    'access-log:read',
    // Of her own people and only while nobody has the role for it; see answersForReads.
    'access-review:work',
    // Hers alone, since whoever knows who is blocked from whom knows whom somebody fears.
    'block:administer',
    // Hers alone as well: that somebody is supported here is told to nobody who works with the other side of the harm.
    'linked-parties:settle',
    // The second of the two people that a way into somebody's account takes.
    'account-request:answer',
  ],
  administrator: ['worker:administer', 'account-request:answer', 'settings:administer'],
  // Who read what and when, by reference and never by name, and not a word of any record.
  'data-protection-lead': ['access-review:work', 'audit:read'],
};

/** Rights whose acts answer, to everybody without them, as if there were no such thing. */
export function isUnseen(right: string): boolean {
  return right === 'block:administer' || right === 'linked-parties:settle';
}

/** The rights of somebody with these roles, each once, in the order of {@link RIGHTS}. */
export function rightsOf(roles: readonly Role[]): Right[] {
  return RIGHTS.filter((right) => roles.some((role) => RIGHTS_OF_ROLE[role].includes(right)));
}

/** Roles that work with people's records; row security lets no other role see one. */
export function worksWithPeople(roles: readonly Role[]): boolean {
  return roles.some((role) => RIGHTS_OF_ROLE[role].includes('person:read'));
}

/** Who decides where the danger is too great for one worker alone. */
export function decidesAsManager(roles: readonly Role[]): boolean {
  return roles.includes('team-lead') || roles.includes('service-manager');
}
