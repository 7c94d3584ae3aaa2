import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, type WaitingRowView } from '@waymark/contracts';
import { loadsWithPlan, suggestForMany, type LoadWeights } from '@waymark/domain';
import { Choices, Control, Field, SkeletonRows, type Choice } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { problemOf, toProblemError } from '../../../platform/http/problem-error';
import { ProblemWords } from '../../../platform/http/problem-words';
import { Texts } from '../../../platform/texts/texts';
import { WorkerLoadsClient } from '../../shared/data/worker-loads-client';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Risk } from '../../shared/ui/risk';
import { toOneOfMany, toWorkerForAllocation } from '../data/many-to-allocate';
import { WaitingListClient } from '../data/waiting-list-client';
import { WaitingWords } from '../data/waiting-words';
import { whoIs } from '../data/who-is';
import { AllocationOutcomes, type AllocationOutcome } from './allocation-outcomes';

export interface AllocatingMany {
  rows: readonly WaitingRowView[];
  weights: LoadWeights;
}

/** Gives several people to workers, one each or all to one. Each is an act of its own: what is refused for one undoes nothing for another. */
@Component({
  selector: 'app-allocate-many-dialog',
  imports: [AllocationOutcomes, Choices, Control, Field, MatDialogModule, ProblemBand, Risk, SkeletonRows, TranslocoPipe],
  templateUrl: './allocate-many-dialog.html',
  styleUrls: ['./dialog.css', './allocate-many-dialog.css'],
})
export class AllocateManyDialog {
  private readonly given = inject<AllocatingMany>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AllocateManyDialog, readonly string[]>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  private readonly workerLoads = inject(WorkerLoadsClient);
  protected readonly texts = inject(Texts);
  private readonly problems = inject(ProblemWords);
  protected readonly words = inject(WaitingWords);
  protected readonly rows = this.given.rows;
  protected readonly whoIs = whoIs;
  /** Who works in which service decides who can be given whom, so each service is asked for its own. */
  private readonly services = [...new Set(this.rows.map(({ service }) => service.id))].map((id) => ({ id, loads: this.workerLoads.ofService(signal(id)) }));
  protected readonly loadProblem = computed(() => this.services.map(({ loads }) => problemOf(loads.error())).find((one) => one !== null) ?? null);
  protected readonly isLoaded = computed(() => this.services.every(({ loads }) => !loads.isLoading() && !loads.error()));
  private readonly workersOf = computed(
    () => new Map(this.services.map(({ id, loads }) => [id, (loads.hasValue() ? loads.value() : []).filter((one) => one.carriesCases && !one.isOnLeave)])),
  );
  private readonly workers = computed(() => [...new Map([...this.workersOf().values()].flat().map((one) => [one.worker.id, one])).values()]);
  protected readonly ways: Choice[] = ['each', 'one'].map((value) => ({ value, text: this.texts.code('allocation-way', value) }));
  protected readonly way = signal('each');
  protected readonly forAll = signal('');
  private readonly suggested = computed(() => suggestForMany(this.rows.map((row) => toOneOfMany(row, this.workersIn(row))), this.given.weights));
  /** The suggestion to begin with; what the lead then chooses stays. */
  private readonly each = linkedSignal<Map<string, string | null>>(() => this.suggested());
  protected readonly loads = computed(() => {
    const plan = this.rows.map((row) => ({ workerId: this.workerOf(row), risk: row.risk }));
    return loadsWithPlan(plan, this.workers().map(toWorkerForAllocation), this.given.weights);
  });
  protected readonly isOver = computed(() => this.loads().some(({ overCeiling }) => overCeiling));
  protected readonly reason = signal('');
  private readonly tooLong = inject(AnswerWords).tooLong(this.reason, NOTE_MAX);
  protected readonly isTried = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly outcomes = signal<readonly AllocationOutcome[] | null>(null);
  private readonly needed = computed(() => (this.isTried() ? this.texts.get('field.required', { limit: 0 }) : null));
  protected readonly reasonFault = computed(() => this.tooLong() ?? (this.reason().trim() === '' ? this.needed() : null));

  /** Those who can be given everybody chosen. */
  protected readonly forEverybody = computed(() => this.workers().filter(({ worker }) => this.rows.every((row) => this.workersIn(row).some((one) => one.worker.id === worker.id))));

  protected workersIn(row: WaitingRowView) {
    return this.workersOf().get(row.service.id) ?? [];
  }

  protected workerOf(row: WaitingRowView): string {
    return this.way() === 'one' ? this.forAll() : (this.each().get(row.id) ?? '');
  }

  protected choose(row: WaitingRowView, workerId: string): void {
    this.each.update((before) => new Map([...before, [row.id, workerId || null]]));
  }

  protected missing(workerId: string): string | null {
    return workerId === '' ? this.needed() : null;
  }

  protected nameOf(id: string): string {
    return this.workers().find(({ worker }) => worker.id === id)?.worker.name ?? '';
  }

  protected retry(): void {
    for (const { loads } of this.services) loads.reload();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const isIncomplete = this.rows.some((row) => this.workerOf(row) === '') || (this.isOver() && this.reasonFault() !== null);
    if (this.isBusy() || !this.isLoaded() || isIncomplete) return;
    this.isBusy.set(true);
    const outcomes: AllocationOutcome[] = [];
    // One after another: each load is judged with those before.
    for (const row of this.rows) outcomes.push(await this.allocate(row));
    this.outcomes.set(outcomes);
    this.isBusy.set(false);
  }

  protected close(): void {
    this.dialog.close(this.outcomes()?.flatMap(({ row, isDone }) => (isDone ? [row.id] : [])) ?? undefined);
  }

  private async allocate(row: WaitingRowView): Promise<AllocationOutcome> {
    const workerId = this.workerOf(row);
    const isOver = this.loads().some((one) => one.workerId === workerId && one.overCeiling);
    try {
      await this.client.allocate(row, { workerId, reasonOverCeiling: isOver ? this.reason().trim() : null });
      return { row, isDone: true, words: this.texts.get('waiting.allocated', { name: this.nameOf(workerId) }) };
    } catch (error) {
      // What was refused for this person is said beside the name; the others go on.
      return { row, isDone: false, words: this.problems.of(toProblemError(error)) };
    }
  }
}
