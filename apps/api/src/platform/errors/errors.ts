import type { FieldProblem, ProblemCode, ProblemTally } from '@waymark/contracts';
import type { AuditNote } from '../audit/audit-trail.js';

/** A refusal with its HTTP status and stable code; {@link ProblemFilter} is the only place that turns it into an answer. */
export abstract class Refusal extends Error {
  abstract readonly status: number;
  readonly fields?: FieldProblem[];
  constructor(readonly code: ProblemCode) {
    super(code);
  }
}

export class InvalidInput extends Refusal {
  readonly status = 400;
  constructor(override readonly fields: FieldProblem[]) {
    super('invalid-input');
  }
}

export class IdempotencyKeyMissing extends Refusal {
  readonly status = 400;
  constructor() {
    super('idempotency-key-missing');
  }
}

type NotSignedInCode =
  | 'not-signed-in'
  | 'session-locked'
  | 'sign-in-refused'
  | 'sign-in-lapsed'
  | 'code-refused'
  | 'passkey-refused'
  | 'provider-refused'
  | 'provider-said-no'
  | 'provider-not-enough';

export class NotSignedIn extends Refusal {
  readonly status = 401;
  constructor(code: NotSignedInCode = 'not-signed-in') {
    super(code);
  }
}

export class NotAllowed extends Refusal {
  readonly status = 403;
  constructor(code: 'not-allowed' | 'second-factor-needed' | 'step-up-needed' | 'opened-to-read' = 'not-allowed') {
    super(code);
  }
}

/** Hidden and absent are the same answer, so nobody can learn that a record exists. */
export class NotFound extends Refusal {
  readonly status = 404;
  constructor() {
    super('not-found');
  }
}

export class RuleRefused extends Refusal {
  readonly status = 409;
  constructor(
    code: ProblemCode,
    /** How many there are of how many needed, where the rule counts. */
    readonly tally?: ProblemTally,
  ) {
    super(code);
  }
}

/**
 * How the record stands now, where the act can say it, so that whoever lost the race sees who won it. To be shown it is
 * to read it, so the entry of that reading comes with it.
 */
export interface SeenInstead {
  current: unknown;
  read: AuditNote;
}

export class StaleVersion extends Refusal {
  readonly status = 412;
  constructor(readonly seen?: SeenInstead) {
    super('stale-version');
  }
}

export class IdempotencyKeyReused extends Refusal {
  readonly status = 422;
  constructor() {
    super('idempotency-key-reused');
  }
}

export class PreconditionMissing extends Refusal {
  readonly status = 428;
  constructor() {
    super('precondition-missing');
  }
}

export class TooManyAttempts extends Refusal {
  readonly status = 429;
  constructor(readonly retryAfterSeconds: number) {
    super('too-many-attempts');
  }
}

/** Something the request needs is away for the moment: the database pool, the key provider, whoever else knows a worker. */
export class Unavailable extends Refusal {
  readonly status = 503;
  readonly retryAfterSeconds = 5;
  constructor(code: 'busy' | 'keys-unavailable' | 'provider-away') {
    super(code);
  }
}
