import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { CodeAsked, Language, PasskeyAnswer, PasskeyChallengeView, ProviderAnswer, SessionView, SignIn, SignInWithCode, UnlockSession, UsePasswordReset } from '@waymark/contracts';
import { isAllowedWhileOpened, type Right } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';
import { toProblemError, type ProblemError } from '../http/problem-error';
import { LanguageChoice } from '../texts/language-choice';
import { OpenedRecord } from './opened-record';
import { Passkeys } from './passkeys';

/** Set on requests whose "not signed in" the caller answers, instead of the dialog that asks to sign in again. */
export const ANSWERS_SIGNED_OUT = new HttpContextToken(() => false);
const quietly = () => ({ context: new HttpContext().set(ANSWERS_SIGNED_OUT, true) });

/** Of the header and the rail, whoever is in view below them. */
const ABOUT_NOBODY: readonly Right[] = ['person:match', 'referral:record', 'emergency:open'];

/** Who is signed in on this screen, and what she may do. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly language = inject(LanguageChoice);
  private readonly passkeys = inject(Passkeys);
  private readonly opened = inject(OpenedRecord);
  private readonly held = signal<SessionView | null>(null);
  readonly current = this.held.asReadonly();
  readonly isSignedIn = computed(() => this.held() !== null);
  private readonly unknown = signal<ProblemError | null>(null);
  /** Why it is not known whether anybody is signed in: the API did not answer. Null once it has. */
  readonly unanswered = this.unknown.asReadonly();
  /** The address somebody asked for before she was signed in. In memory only, so that it outlives nobody. */
  wanted: string | null = null;

  /** On a page whose record is only opened in an emergency, what that allows; what is about nobody stays as it is. */
  may(right: Right): boolean {
    if (this.opened.opening() !== null && !isAllowedWhileOpened(right) && !ABOUT_NOBODY.includes(right)) return false;
    return this.held()?.rights.includes(right) ?? false;
  }

  /**
   * Takes up a sign-in that the browser still carries. Nobody being signed in is an answer, not a fault; no answer at all
   * is told instead of any page.
   */
  async restore(): Promise<void> {
    try {
      await this.take(await firstValueFrom(this.http.get<SessionView>('/api/session', quietly())));
      this.unknown.set(null);
    } catch (error) {
      const problem = toProblemError(error);
      // A locked one was taken from the screen with its page: whoever loads it anew signs in.
      const isNobody = problem.code === 'not-signed-in' || problem.code === 'session-locked';
      this.unknown.set(isNobody ? null : problem);
    }
  }

  /** Somebody with a second factor is asked for a code first and is not signed in yet. */
  async signIn(request: SignIn): Promise<SessionView | CodeAsked> {
    const answer = await firstValueFrom(this.http.post<SessionView | CodeAsked>('/api/session', request, quietly()));
    if (!('token' in answer)) await this.take(answer);
    return answer;
  }

  async signInWithCode(request: SignInWithCode): Promise<SessionView> {
    const session = await firstValueFrom(this.http.post<SessionView>('/api/session/code', request, quietly()));
    await this.take(session);
    return session;
  }

  /** The device says who it is: neither address nor password is typed. */
  async signInWithPasskey(): Promise<SessionView> {
    const session = await firstValueFrom(this.http.post<SessionView>('/api/session/passkey', await this.askPasskey(), quietly()));
    await this.take(session);
    return session;
  }

  /** With what the provider sent back. Null where it was a proof of somebody who is signed in already. */
  async finishAtProvider(answer: ProviderAnswer): Promise<SessionView | CodeAsked | null> {
    const answered = await firstValueFrom(this.http.post<SessionView | CodeAsked | null>('/api/session/provider/answer', answer, quietly()));
    if (answered !== null && !('token' in answered)) await this.take(answered);
    return answered;
  }

  /** Of a sign-in that another window of this browser has just made. */
  async takeUp(): Promise<SessionView> {
    const session = await firstValueFrom(this.http.get<SessionView>('/api/session', quietly()));
    await this.take(session);
    return session;
  }

  /** What a passkey of this worker's answers to a fresh challenge. */
  async askPasskey(): Promise<PasskeyAnswer> {
    const challenge = await firstValueFrom(this.http.post<PasskeyChallengeView>('/api/session/passkey-options', null, quietly()));
    return this.passkeys.answer(challenge);
  }

  /** Asks the API again: what the session may do can have changed. */
  async extend(): Promise<void> {
    this.held.set(await firstValueFrom(this.http.get<SessionView>('/api/session')));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session', quietly()));
    this.forget();
  }

  /** On this screen nobody is signed in any more, whatever the API has heard of it; keys held in memory go with it. */
  forget(): void {
    this.held.set(null);
    this.opened.running.set([]);
    this.opened.known.set('asking');
  }

  /**
   * Tells the API that nobody uses this screen. Where that does not arrive, or another tab was faster, nothing is left to do:
   * the screen is covered already, and an unused session locks itself.
   */
  async lock(): Promise<void> {
    await firstValueFrom(this.http.post('/api/session/lock', null, quietly())).catch(() => undefined);
  }

  /** Tells the API that somebody is there who has sent nothing for a while. What becomes of it, the next request tells. */
  async stayInUse(): Promise<void> {
    await firstValueFrom(this.http.get('/api/session', quietly())).catch(() => undefined);
  }

  /** With the password, or with six digits of the authenticator where there is one. */
  async unlock(typed: string): Promise<void> {
    const digits = typed.replaceAll(' ', '');
    const isCode = this.held()?.secondFactor === 'on' && /^\d{6}$/.test(digits);
    await this.sendUnlock({ password: isCode ? null : typed, code: isCode ? digits : null, passkey: null });
  }

  async unlockWithPasskey(): Promise<void> {
    await this.sendUnlock({ password: null, code: null, passkey: await this.askPasskey() });
  }

  /** Whose session this browser carries now, seen from the worker whose records are on this screen. */
  async whoseNow(): Promise<'hers' | 'another’s' | 'nobody’s'> {
    const before = this.held();
    if (!before) return 'hers';
    try {
      const now = await firstValueFrom(this.http.get<SessionView>('/api/session', quietly()));
      if (now.worker.id !== before.worker.id) return 'another’s';
      this.held.set(now);
      return 'hers';
    } catch {
      // Refused or not answered: either way nobody has shown that she is there.
      return 'nobody’s';
    }
  }

  async usePasswordReset(request: UsePasswordReset): Promise<void> {
    await firstValueFrom(this.http.post('/api/password-resets/use', request, quietly()));
  }

  /** The notice goes at once; where that did not arrive, it is there again at the next sign-in. */
  async seePasswordSetByLink(): Promise<void> {
    this.held.update((held) => held && { ...held, passwordSetByLink: null });
    await firstValueFrom(this.http.post('/api/session/password-set-by-link/seen', {}, quietly())).catch(() => undefined);
  }

  async saveLanguage(language: Language): Promise<void> {
    if (!this.isSignedIn()) return;
    await firstValueFrom(this.http.put('/api/session/language', { language }));
  }

  private async sendUnlock(proof: UnlockSession): Promise<void> {
    await firstValueFrom(this.http.post('/api/session/unlock', proof, quietly()));
  }

  private async take(session: SessionView): Promise<void> {
    this.held.set(session);
    const shown = await this.language.follow(session.worker.language);
    if (shown !== session.worker.language) await this.saveLanguage(shown);
  }
}
