import type { Language } from '@waymark/contracts';
import type { Right, Role } from '@waymark/domain';

/** Whoever is asking, as the database confirmed it with the first statement of this request. */
export interface SignedInWorker {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: { en: string; cy: string };
  readonly displayName: string;
  readonly language: Language;
  readonly roles: readonly Role[];
  readonly rights: readonly Right[];
  readonly sessionId: string;
  readonly endsAt: Date;
}
