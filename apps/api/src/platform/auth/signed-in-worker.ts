import type { Language, SecondFactorState } from '@waymark/contracts';
import type { Right, Role } from '@waymark/domain';

/** In whose name an act is done: signed in at a screen, or as the originator of a job that goes on without her. */
export interface ActingWorker {
  readonly id: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  readonly rights: readonly Right[];
}

/** Whoever is asking, as the database confirmed it with the first statement of this request. */
export interface SignedInWorker extends ActingWorker {
  readonly organisationName: { en: string; cy: string };
  readonly displayName: string;
  readonly language: Language;
  readonly sessionId: string;
  readonly endsAt: Date;
  readonly secondFactor: SecondFactorState;
  readonly hasPasskey: boolean;
  /** When she last proved that it is she, as well as she can: by a code, or by the password where she has no code. */
  readonly provedAt: Date;
  /** Of records that must not be there for her, as the request began. Most workers have none. */
  readonly hiddenIds: readonly string[];
}
