import { HttpClient } from '@angular/common/http';
import { DOCUMENT, effect, inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import type { ElsewhereView, FindElsewhere, OpenInEmergency, OwnOpeningView } from '@waymark/contracts';
import { opensInEmergencies } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../clock';
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

  constructor() {
    // What is only opened is not printed; the page's own styles see to it.
    effect(() => this.root.toggleAttribute('data-opened', this.opened.opening() !== null));
    effect((cleanUp) => {
      const ends = this.opened.running().map(({ endsAt }) => Date.parse(endsAt));
      if (ends.length === 0) return;
      const timer = setTimeout(() => this.drop(), Math.max(0, Math.min(...ends) - this.clock.now().getTime()));
      cleanUp(() => clearTimeout(timer));
    });
  }

  /** Those that run, as somebody signs in or opens this page anew. Without an answer nothing is shown as open. */
  async load(): Promise<void> {
    const worker = this.session.current()?.worker;
    const running = worker && opensInEmergencies(worker.roles) ? firstValueFrom(this.http.get<OwnOpeningView[]>('/api/emergency-openings/mine')).catch(() => []) : [];
    this.opened.running.set(await running);
  }

  find(asked: FindElsewhere): Promise<ElsewhereView[]> {
    return firstValueFrom(this.http.post<ElsewhereView[]>('/api/people/elsewhere', asked));
  }

  /** `key` was drawn when the form opened: sending the same form twice opens once. */
  async open(personId: string, request: OpenInEmergency, key: string): Promise<void> {
    const headers = { 'Idempotency-Key': key };
    const opening = await firstValueFrom(this.http.post<OwnOpeningView>(`/api/people/${personId}/emergency-openings`, request, { headers }));
    this.opened.running.update((running) => [opening, ...running.filter(({ id }) => id !== opening.id)]);
  }

  async end({ id }: OwnOpeningView): Promise<void> {
    const left = await firstValueFrom(this.http.post<OwnOpeningView[]>(`/api/emergency-openings/${id}/end`, null));
    this.keep(left);
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
