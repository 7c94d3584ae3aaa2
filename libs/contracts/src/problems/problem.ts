/** Every way the API says no. The screen has one sentence per code in each language. */
export const PROBLEM_CODES = [
  'invalid-input',
  'malformed-request',
  'not-signed-in',
  'sign-in-refused',
  'too-many-attempts',
  'not-allowed',
  'not-found',
  'stale-version',
  'precondition-missing',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'request-in-progress',
  'too-large',
  'unsupported-media-type',
  'busy',
  'unexpected',
  'reset-link-invalid',
  'password-too-common',
  'referral-state-forbids',
  'risk-holder-needed',
  'reason-needed',
  'note-needed',
  'manager-decision-needed',
  'duplicate-not-named',
  'too-few-attempts',
  'high-risk-not-returned',
  'case-already-open',
  'service-not-available',
  'contact-not-safe',
  'handover-already-open',
  'handover-state-forbids',
  'handover-to-self',
  'handover-reason-missing',
  'handover-preview-incomplete',
  'handover-consent-missing',
  'handover-step-down-not-ready',
  'handover-not-the-receiver',
  'handover-not-the-giver',
  'handover-conflict-of-interest',
  'handover-lapsed',
  'handover-receiver-not-available',
  'joint-contact-missing',
  'case-not-open',
  'case-held-by-another',
  'next-step-missing',
  'handover-open',
  'handover-not-completed',
  'closure-words-missing',
  'closing-risk-check-missing',
  'closing-risk-check-old',
  'attempts-insufficient',
  'referrer-not-told',
  'keys-unavailable',
  'file-empty',
  'file-not-csv',
  'file-too-many-rows',
  'import-state-forbids',
  'mapping-incomplete',
  'import-worked-on',
  'row-not-settled',
  'person-to-choose',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What is wrong with one field. `limit` carries the number a sentence needs ("at most {limit} characters"). */
export const FIELD_PROBLEM_CODES = [
  'required',
  'unknown-field',
  'wrong-type',
  'too-long',
  'too-short',
  'too-many',
  'too-few',
  'not-a-choice',
  'not-a-date',
  'date-in-future',
  'not-a-time',
  'not-a-phone-number',
  'not-an-email',
  'not-an-id',
  'forbidden-characters',
  'out-of-range',
  'repeated',
] as const;
export type FieldProblemCode = (typeof FIELD_PROBLEM_CODES)[number];

export interface FieldProblem {
  /** Path in the request body with dots and positions, such as `children.0.dateOfBirth`. */
  field: string;
  code: FieldProblemCode;
  limit: number | null;
}

/** Problem details (RFC 9457) as every refused request answers, `application/problem+json`. */
export interface Problem {
  type: string;
  status: number;
  code: ProblemCode;
  title: string;
  /** The request's number, for the worker to quote. */
  reference: string;
  fields?: FieldProblem[];
}
