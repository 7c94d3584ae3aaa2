import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { AssessmentText, FinishRiskAssessment, RiskAssessmentView, SaveText } from '@waymark/contracts';
import {
  countAnswers,
  findInstrument,
  gradeDash,
  OWN_INSTRUMENTS,
  type DashAnswer,
  type Judgement,
  type RiskHistory,
} from '@waymark/domain';
import { ProblemError, type ShownCode } from '../../../platform/http/problem-error';
import { randomKey } from '../../../platform/random-key';
import { DeviceVault } from '../../shared/data/device-vault';
import { answerKey, entriesOf, NOTHING_SAID, textKey, type AnswerSaid, type LocalEntry } from './entries';
import { EntryQueue } from './entry-queue';
import type { FinishNotes } from './finish-draft';
import { RiskAssessmentsClient } from './risk-assessments-client';

const RETRY_MS = 2_000;

/** One open checklist on this page: what is said of each item, where it is, and what it amounts to so far. */
@Injectable()
export class AssessmentDesk {
  private readonly client = inject(RiskAssessmentsClient);
  private readonly vault = inject(DeviceVault);
  private readonly window = inject(DOCUMENT).defaultView!;
  private readonly held = signal<RiskAssessmentView | null>(null);
  private readonly timers = new Set<number>();
  private noted: FinishNotes | null = null;
  readonly view = this.held.asReadonly();
  private readonly closedMeanwhile = signal(false);
  /** Nothing more is taken: the case had ended when this page opened, or somebody has closed it since. */
  readonly isCaseClosed = computed(() => this.closedMeanwhile() || (this.held()?.isCaseClosed ?? false));

  readonly queue = new EntryQueue(randomKey(), {
    send: (key, body) => this.client.save(this.id(), key, body).catch((error: unknown) => this.heed(error)),
    keep: (key, body) => this.vault.put(`${this.id()} ${key}`, { key, body }),
    letGo: (key) => this.vault.remove(`${this.id()} ${key}`),
    later: (work) => this.after(RETRY_MS, work),
  });

  readonly instrument = computed(() => {
    const made = this.held()?.instrument;
    return made ? findInstrument(OWN_INSTRUMENTS, made.code, made.version) : null;
  });
  readonly answers = computed<DashAnswer[]>(() =>
    (this.instrument()?.items ?? []).map(({ number: item }) => ({ item, ...this.said(item) })),
  );
  readonly counts = computed(() => {
    const instrument = this.instrument();
    return instrument ? countAnswers(instrument, this.answers()) : { yes: 0, no: 0, dontKnow: 0, notAsked: 0, outOf: 0 };
  });

  constructor() {
    const online = (): void => void this.queue.flush();
    this.window.addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      this.window.removeEventListener('online', online);
      for (const timer of this.timers) this.window.clearTimeout(timer);
    });
  }

  /** The page shows only once the device has answered too: an answer given before would meet what is loaded after it. */
  async open(view: RiskAssessmentView): Promise<void> {
    const kept = await this.keptOf(view.id);
    [this.noted = null] = await this.vault.all<FinishNotes>(finishPlace(view.id)).catch(() => []);
    this.held.set(view);
    this.queue.load(entriesOf(view), kept);
  }

  said(item: number): AnswerSaid {
    const entry = this.queue.all().get(answerKey(item));
    return entry ? (entry.body as unknown as AnswerSaid) : NOTHING_SAID;
  }

  say(item: number, change: Partial<AnswerSaid>): void {
    const { answer, details, comment, source } = { ...this.said(item), ...change };
    this.queue.write(answerKey(item), { answer, details, comment, source });
  }

  text(field: AssessmentText): string {
    const entry = this.queue.all().get(textKey(field));
    return entry ? (entry.body as SaveText).text : '';
  }

  write(field: AssessmentText, text: string): void {
    if (text !== this.text(field)) this.queue.write(textKey(field), { text });
  }

  /** What was noted for the finish before, in this page or in one that was closed. */
  finishNotes(): FinishNotes | null {
    return this.noted;
  }

  noteForFinish(notes: FinishNotes): void {
    this.noted = notes;
    // Where the device keeps nothing the page still holds it, and the chip says so of the answers.
    void this.vault.put(finishPlace(this.id()), notes).catch(() => undefined);
  }

  /** The same verdict that the server will store. */
  verdict(judgement: Judgement, known: Pick<FinishRiskAssessment, 'policeCallOuts12Months' | 'maracRepeat'>) {
    const [instrument, view] = [this.instrument(), this.held()];
    if (!instrument || !view) return null;
    const history: RiskHistory = {
      policeCallOuts12Months: known.policeCallOuts12Months,
      isMaracRepeat: known.maracRepeat === 'yes',
      currentLevel: view.currentLevel,
      isKnownHigh: view.isKnownHigh,
      knownConcerns: view.knownConcerns,
    };
    return gradeDash(instrument, this.answers(), judgement, history, view.thresholds);
  }

  async park(item: number | null): Promise<void> {
    await this.queue.flush();
    this.held.set(await this.client.park(this.current(), item));
  }

  async resume(): Promise<void> {
    this.held.set(await this.client.resume(this.current()));
  }

  /** The server judges by the answers that it holds, so nothing may still be on its way to it. */
  async finish(body: FinishRiskAssessment): Promise<void> {
    await this.queue.flush();
    if (this.queue.unsent() > 0) throw new ProblemError(this.reasonUnsent(), 0);
    this.held.set(await this.client.finish(this.current(), body));
    await this.vault.remove(finishPlace(this.id())).catch(() => undefined);
  }

  /** What the server holds now of an entry that another page changed. */
  async storedNow(): Promise<readonly LocalEntry[]> {
    return entriesOf(await this.client.reload(this.id()));
  }

  private heed(error: unknown): never {
    if (error instanceof ProblemError && error.code === 'case-not-open') this.closedMeanwhile.set(true);
    throw error;
  }

  private reasonUnsent(): ShownCode {
    if (this.queue.conflicts().length > 0) return 'answer-changed-elsewhere';
    return this.queue.refused().length > 0 ? 'invalid-input' : 'offline';
  }

  private async keptOf(id: string): Promise<LocalEntry[]> {
    const kept = await this.vault.all<Pick<LocalEntry, 'key' | 'body'>>(`${id} `).catch((error: unknown) => {
      // Without the key nobody knows what is kept here, and writing over it would lose it: the page waits and says so.
      if (error instanceof ProblemError) throw error;
      // A device that keeps nothing (no secure address, no storage) has nothing to give back; the chip says it as soon as
      // something would have to be kept.
      return [];
    });
    return kept.map((entry) => ({ ...entry, state: 'pending' as const }));
  }

  private after(ms: number, work: () => void): void {
    const timer = this.window.setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms);
    this.timers.add(timer);
  }

  private id(): string {
    return this.current().id;
  }

  private current(): RiskAssessmentView {
    const view = this.held();
    if (!view) throw new Error('No assessment is open on this page.');
    return view;
  }
}

const finishPlace = (id: string): string => `finish ${id}`;
