import { computed, effect, inject, Service } from '@angular/core';
import type { NoteKind } from '@waymark/domain';
import { Session } from '../../../platform/session/session';

/** A note as it is typed. Without a day it happened now. */
export interface NoteDraft {
  /** Drawn once for each note, so that sending it again makes no second one. */
  key: string;
  kind: NoteKind;
  text: string;
  day: string;
  time: string;
  minutes: string;
}

/**
 * What was begun and not yet saved, by person: a look at somebody else loses no word. In memory only, and gone when
 * another worker signs in.
 */
@Service()
export class NoteDrafts {
  private readonly session = inject(Session);
  private readonly kept = new Map<string, NoteDraft>();
  private readonly workerId = computed(() => this.session.current()?.worker.id ?? null);
  private keptBy: string | null = null;

  constructor() {
    effect(() => this.belongTo(this.workerId()));
  }

  of(personId: string): NoteDraft | null {
    return this.kept.get(personId) ?? null;
  }

  keep(personId: string, draft: NoteDraft): void {
    this.kept.set(personId, draft);
  }

  drop(personId: string): void {
    this.kept.delete(personId);
  }

  /** A sign-in that lapsed is no other worker: she comes back to her words. */
  private belongTo(workerId: string | null): void {
    if (workerId === null || workerId === this.keptBy) return;
    this.kept.clear();
    this.keptBy = workerId;
  }
}
