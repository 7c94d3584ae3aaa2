import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SettingView } from '@waymark/contracts';
import { isValidSetting } from '@waymark/domain';
import { Band, Control, Field } from '@waymark/ui';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { randomKey } from '../../../platform/random-key';
import { Dates } from '../../../platform/texts/dates';
import { readDay } from '../../../platform/texts/read-day';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { entriesOf, partsOf, valueOf } from '../data/setting-parts';
import { SettingWords } from '../data/setting-words';
import { SettingsClient } from '../data/settings-client';

/** No setting is decided further ahead than this. */
const LAST_DAY = '2079-12-31';

/** A new value from a day on. What another decided in the meantime is shown before anything is overwritten. */
@Component({
  selector: 'app-decide-dialog',
  imports: [Band, Control, Field, MatDialogModule, ProblemBand, TranslocoPipe],
  templateUrl: './decide-dialog.html',
  styles: `
    form,
    mat-dialog-content {
      display: grid;
      gap: var(--wm-4);
    }
  `,
})
export class DecideDialog {
  private readonly dialog = inject<MatDialogRef<DecideDialog, SettingView[]>>(MatDialogRef);
  private readonly client = inject(SettingsClient);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(SettingWords);
  /** As it was seen last: when another was quicker, as she left it. */
  protected readonly setting = signal(inject<SettingView>(MAT_DIALOG_DATA));
  protected readonly parts = partsOf(this.setting());
  protected readonly entries = signal(entriesOf(this.setting().value));
  protected readonly from = signal(this.dates.shortDay(this.dates.today()));
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly wasQuicker = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isTried = signal(false);
  private key = randomKey();

  private readonly value = computed(() => valueOf(this.parts, this.entries()));
  private readonly day = computed(() => readDay(this.from(), LAST_DAY));
  protected readonly isValueWrong = computed(() => this.isTried() && !isValidSetting(this.setting().key, this.value()));
  protected readonly isDayWrong = computed(() => this.isTried() && (this.day() ?? '') < this.dates.today());

  protected enter(name: string, text: string): void {
    this.entries.update((entries) => ({ ...entries, [name]: text }));
    this.key = randomKey();
  }

  protected hasRole(role: string): boolean {
    return (this.entries()['']?.split('\n') ?? []).includes(role);
  }

  protected setRole(role: string, isIn: boolean): void {
    const others = (this.entries()['']?.split('\n') ?? []).filter((one) => one !== '' && one !== role);
    this.enter('', [...others, ...(isIn ? [role] : [])].join('\n'));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    const inForceFrom = this.day();
    if (this.isBusy() || this.isValueWrong() || this.isDayWrong() || inForceFrom === null) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const { key, version } = this.setting();
    try {
      this.dialog.close(await this.client.decide({ key, value: this.value(), inForceFrom }, version, this.key));
    } catch (error) {
      this.refused(toProblemError(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  private refused(problem: ProblemError): void {
    const { current } = (problem.body ?? {}) as { current?: SettingView[] };
    const now = current?.find(({ key }) => key === this.setting().key);
    if (!now) return this.problem.set(problem);
    this.setting.set(now);
    this.wasQuicker.set(true);
    this.key = randomKey();
  }
}
