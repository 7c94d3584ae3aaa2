import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { CodeAsked, Language, SessionView, SignIn, SignInWithCode, UsePasswordReset } from '@waymark/contracts';
import type { Right } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';
import { toProblemError, type ProblemError } from '../http/problem-error';
import { LanguageChoice } from '../texts/language-choice';

/** Set on requests whose "not signed in" the caller answers, instead of the dialog that asks to sign in again. */
export const ANSWERS_SIGNED_OUT = new HttpContextToken(() => false);
const quietly = () => ({ context: new HttpContext().set(ANSWERS_SIGNED_OUT, true) });

/** Who is signed in on this screen, and what she may do. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly language = inject(LanguageChoice);
  private readonly held = signal<SessionView | null>(null);
  readonly current = this.held.asReadonly();
  readonly isSignedIn = computed(() => this.held() !== null);
  private readonly unknown = signal<ProblemError | null>(null);
  /** Why it is not known whether anybody is signed in: the API did not answer. Null once it has. */
  readonly unanswered = this.unknown.asReadonly();
  /** The address somebody asked for before she was signed in. In memory only, so that it outlives nobody. */
  wanted: string | null = null;

  may(right: Right): boolean {
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
      this.unknown.set(problem.code === 'not-signed-in' ? null : problem);
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

  /** Asks the API again, which counts as activity and so puts the time-out off. */
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
  }

  async unlock(password: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/session/unlock', { password }, quietly()));
  }

  async usePasswordReset(request: UsePasswordReset): Promise<void> {
    await firstValueFrom(this.http.post('/api/password-resets/use', request, quietly()));
  }

  async saveLanguage(language: Language): Promise<void> {
    if (!this.isSignedIn()) return;
    await firstValueFrom(this.http.put('/api/session/language', { language }));
  }

  private async take(session: SessionView): Promise<void> {
    this.held.set(session);
    const shown = await this.language.follow(session.worker.language);
    if (shown !== session.worker.language) await this.saveLanguage(shown);
  }
}
