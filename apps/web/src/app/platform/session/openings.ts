import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, DOCUMENT, effect, inject, Service, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { ElsewhereView, FindElsewhere, OpenInEmergency, OwnOpeningView } from '@waymark/contracts';
import { opensInEmergencies } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../clock';
import { toProblemError } from '../http/problem-error';
import { Notices } from '../notices';
import { Texts } from '../texts/texts';
import { OpenedRecord } from './opened-record';
import { Session } from './session';

/** Opens records in emergencies and closes them: by a word, and by the clock also while nobody looks. */
@Service()
export class Openings {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly opened = inject(OpenedRecord);
  private readonly clock = inject(Clock);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);
  private readonly root = inject(DOCUMENT).documentElement;
  /** Tells the worker's other tabs that something has changed, and never what. */
  private readonly tabs = new BroadcastChannel('waymark.openings');
  private readonly worker = computed(() => this.session.current()?.worker.id);
  private asked = 0;

  constructor() {
    // What is only opened is not printed; the page's own styles see to it.
    effect(() => this.root.toggleAttribute('data-opened', this.opened.opening() !== null || this.opened.isHidden()));
    // Each record that comes into view asks anew: it may be open since, from another device.
    effect(() => {
      if (this.worker() !== undefined && this.opened.inView() !== null) untracked(() => void this.load());
    });
    this.tabs.onmessage = () => void this.load();
    inject(DestroyRef).onDestroy(() => this.tabs.close());
    effect((cleanUp) => {
      const ends = this.opened.running().map(({ endsAt }) => Date.parse(endsAt));
      if (ends.length === 0) return;
      const timer = setTimeout(() => this.drop(), Math.max(0, Math.min(...ends) - this.clock.now().getTime()));
      cleanUp(() => clearTimeout(timer));
    });
  }

  /** Those that run, as somebody signs in, a record comes into view, or another tab has opened or closed one. */
  async load(): Promise<void> {
    const asked = (this.asked += 1);
    const answer = await this.mine().catch((error: unknown) => toProblemError(error));
    // What was opened or closed meanwhile is newer than this answer.
    if (asked !== this.asked) return;
    // On a line that comes and goes what was known stays known: a worker in the middle of a call keeps her record in sight.
    if (!Array.isArray(answer)) return this.opened.known.update((known) => (known === 'yes' ? known : answer));
    this.keep(answer);
    this.opened.known.set('yes');
  }

  find(asked: FindElsewhere): Promise<ElsewhereView[]> {
    return firstValueFrom(this.http.post<ElsewhereView[]>('/api/people/elsewhere', asked));
  }

  /** `key` was drawn when the form opened: sending the same form twice opens once. */
  async open(personId: string, request: OpenInEmergency, key: string): Promise<void> {
    const headers = { 'Idempotency-Key': key };
    const opening = await firstValueFrom(this.http.post<OwnOpeningView>(`/api/people/${personId}/emergency-openings`, request, { headers }));
    this.asked += 1;
    this.opened.running.update((running) => [opening, ...running.filter(({ id }) => id !== opening.id)]);
    this.tabs.postMessage(null);
  }

  async end({ id }: OwnOpeningView): Promise<void> {
    const left = await firstValueFrom(this.http.post<OwnOpeningView[]>(`/api/emergency-openings/${id}/end`, null));
    this.asked += 1;
    this.keep(left);
    this.tabs.postMessage(null);
  }

  private async mine(): Promise<OwnOpeningView[]> {
    const worker = this.session.current()?.worker;
    if (!worker || !opensInEmergencies(worker.roles)) return [];
    return firstValueFrom(this.http.get<OwnOpeningView[]>('/api/emergency-openings/mine'));
  }

  private drop(): void {
    const now = this.clock.now().getTime();
    this.keep(this.opened.running().filter(({ endsAt }) => Date.parse(endsAt) > now));
  }

  /** Whose record has closed does not stay in sight, nor one step back. */
  private keep(running: readonly OwnOpeningView[]): void {
    const shown = this.opened.opening();
    this.opened.running.set(running);
    if (shown === null || this.opened.opening() !== null) return;
    this.notices.say(this.texts.get('opened.ended'));
    void this.router.navigate(['/people'], { replaceUrl: true });
  }
}
