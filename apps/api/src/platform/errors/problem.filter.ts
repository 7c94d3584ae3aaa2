import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem, ProblemCode } from '@waymark/contracts';
import type { Request, Response } from 'express';
import { isUUID } from 'class-validator';
import { AuditTrail } from '../audit/audit-trail.js';
import { Sessions } from '../auth/sessions.js';
import { isPassing } from '../database/passing-trouble.js';
import { currentScope } from '../database/request-scope.js';
import { TransactionEnded } from '../database/transaction.js';
import { Refusal, StaleVersion, Unavailable } from './errors.js';

/** Refusals worth a trace: somebody signed in asked for what she may not have or is not there for her, guessed a code, or named a worker who cannot be chosen. */
const AUDITED: ReadonlySet<ProblemCode> = new Set([
  'not-allowed',
  'opened-to-read',
  'not-found',
  'code-refused',
  // Whoever tries one name after another leaves a trace.
  'worker-not-available',
  'handover-receiver-not-available',
]);

/** PostgreSQL: insufficient_privilege. */
const ROW_SECURITY_REFUSED = '42501';

/** English titles for people who read the API directly; screens translate the code instead. */
const TITLES: Partial<Record<ProblemCode, string>> = {
  'invalid-input': 'Some fields need attention',
  'not-signed-in': 'Sign in first',
  'session-locked': 'Unlock the session first',
  'sign-in-refused': 'The email address or the password is not right',
  'code-refused': 'That code is not right or has been used',
  'passkey-refused': 'That passkey is not known here or did not prove who you are',
  'provider-refused': 'The provider’s answer opens no account here',
  'provider-said-no': 'The provider let nobody in',
  'provider-not-enough': 'The provider did not vouch for a second factor',
  'provider-away': 'The provider does not answer',
  'step-up-needed': 'Say again that it is you first',
  'opened-to-read': 'Opened in an emergency: read it or leave a note',
  'second-factor-needed': 'Set up your second factor first',
  'not-allowed': 'Your role does not allow this',
  'not-found': 'There is nothing here',
  'stale-version': 'Somebody else changed this in the meantime',
  'precondition-missing': 'Send If-Match with the version you are changing',
};

/** The one place where an error becomes an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(
    private readonly audit: AuditTrail,
    private readonly sessions: Sessions,
  ) {}

  /** Never fails itself: nobody waits for this promise, so what is thrown here would end the process with all its requests. */
  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const response = host.switchToHttp().getResponse<Response>();
    await this.answer(error, host.switchToHttp().getRequest<Request>(), response).catch((failure: unknown) => {
      this.logger.error({ kind: kindOf(failure), stack: placesOf(failure) }, 'An error could not be answered');
      if (response.headersSent) response.destroy();
      else response.status(500).end();
    });
  }

  private async answer(error: unknown, request: Request, response: Response): Promise<void> {
    // The caller has gone and the handler noticed: nobody is left to answer, and nothing is wrong.
    if (error instanceof TransactionEnded && response.destroyed) return;
    await currentScope().transaction?.rollback();
    const refusal = (await this.lapsed(error)) ?? this.asRefusal(error);
    await this.trace(refusal.code, request);
    const current = await this.currentFor(refusal);
    if (response.headersSent) return;
    const wait = (refusal as { retryAfterSeconds?: unknown }).retryAfterSeconds;
    if (typeof wait === 'number') response.setHeader('Retry-After', String(wait));
    response.status(refusal.status).type('application/problem+json').send(JSON.stringify({ ...problemOf(refusal), ...current }));
  }

  /**
   * Her own screen may lock or end the session while a request of hers still runs; row security then lets it write nothing.
   * Told as what it is, the screen asks her in again and repeats the request.
   */
  private lapsed(error: unknown): Promise<Refusal | null> {
    const isDenied = (error as { code?: unknown } | null)?.code === ROW_SECURITY_REFUSED;
    // Where that cannot be looked up either, the first error is told and logged.
    return isDenied ? this.sessions.lapsed().catch(() => null) : Promise.resolve(null);
  }

  private asRefusal(error: unknown): Pick<Refusal, 'status' | 'code' | 'fields'> {
    if (error instanceof Refusal) return error;
    const known = refusalOfFramework(error);
    if (known) return known;
    this.log(error);
    // The database is away or busy for the moment: the same request will do in a while.
    return isPassing(error) ? new Unavailable('busy') : { status: 500, code: 'unexpected' };
  }

  private log(error: unknown): void {
    const code = (error as { code?: unknown }).code;
    this.logger.error({ requestId: currentScope().requestId, kind: kindOf(error), code, stack: placesOf(error) }, 'Unexpected error');
  }

  /** What nobody could write down as read is not shown: the refusal alone is answer enough. */
  private async currentFor(refusal: object): Promise<Pick<Problem, 'current'>> {
    if (!(refusal instanceof StaleVersion) || !refusal.seen) return {};
    const { current, read } = refusal.seen;
    return this.audit.noteRefusal(read).then(
      () => ({ current }),
      (failure: unknown) => {
        this.logger.error({ kind: kindOf(failure) }, 'A reading could not be recorded');
        return {};
      },
    );
  }

  private async trace(code: ProblemCode, request: Request): Promise<void> {
    if (!AUDITED.has(code)) return;
    const route = (request.route as { path?: string } | undefined)?.path ?? 'unknown route';
    await this.audit
      .noteRefusal({ action: `refused.${code}`, subjectType: route, subjectId: idAsked(request), personId: null })
      .catch((failure: unknown) => this.logger.error({ kind: kindOf(failure) }, 'A refusal could not be recorded'));
  }
}

/** Which record was sought, so that whoever tries one id after another leaves a trail that names them. */
function idAsked(request: Request): string | null {
  const id: unknown = request.params['id'];
  return typeof id === 'string' && isUUID(id) ? id : null;
}

/** Places only: messages of the database quote values, and may have several lines. */
function placesOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function problemOf(refusal: Pick<Refusal, 'status' | 'code' | 'fields'> & Pick<Problem, 'tally'>): Problem {
  return {
    type: `urn:waymark:problem:${refusal.code}`,
    status: refusal.status,
    code: refusal.code,
    title: TITLES[refusal.code] ?? refusal.code,
    reference: currentScope().requestId,
    ...(refusal.fields ? { fields: refusal.fields } : {}),
    ...(refusal.tally ? { tally: refusal.tally } : {}),
  };
}

/** Errors that Nest and its body parser raise before our own code runs. */
function refusalOfFramework(error: unknown): { status: number; code: ProblemCode } | null {
  const status =
    error instanceof HttpException ? error.getStatus() : ((error as { status?: unknown } | null)?.status ?? null);
  if (status === 404) return { status: 404, code: 'not-found' };
  if (status === 413) return { status: 413, code: 'too-large' };
  if (status === 415) return { status: 415, code: 'unsupported-media-type' };
  if (status === 400) return { status: 400, code: 'malformed-request' };
  return null;
}
