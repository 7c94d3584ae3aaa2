import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProveBoth, RecoveryCodesView } from '@waymark/contracts';
import { Band, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { ProblemBand } from '../../shared/ui/problem-band';
import { SecondFactorClient } from '../data/second-factor-client';
import { ProveBothForm } from './prove-both-form';
import { RecoveryCodes } from './recovery-codes';
import { SetUpSecondFactor } from './set-up-second-factor';

type Step = 'look' | 'set-up' | 'renew' | 'remove' | 'codes';

/** The code at sign-in: whether it is on, and setting it up, renewing its recovery codes or removing it. */
@Component({
  selector: 'app-second-factor',
  imports: [Band, ProblemBand, ProveBothForm, RecoveryCodes, SetUpSecondFactor, SkeletonRows, TranslocoPipe],
  templateUrl: './second-factor.html',
  styles: `
    .wm-card {
      display: grid;
      gap: var(--wm-3);
    }
    .wm-card > h2:first-child,
    p {
      margin: 0;
    }
  `,
})
export class SecondFactor {
  private readonly client = inject(SecondFactorClient);
  private readonly session = inject(Session);
  protected readonly dates = inject(Dates);
  protected readonly resource = this.client.own();
  protected readonly own = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly hasPasskey = computed(() => this.session.current()?.hasPasskey === true);
  protected readonly step = signal<Step>('look');
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly isRemoved = signal(false);

  protected readonly renew = async (proof: ProveBoth): Promise<void> => this.show(await this.client.renewRecoveryCodes(proof));

  protected readonly remove = async (proof: ProveBoth): Promise<void> => {
    await this.client.remove(proof);
    this.isRemoved.set(true);
    await this.lookAgain();
  };

  protected go(step: Step): void {
    this.isRemoved.set(false);
    this.step.set(step);
  }

  protected show({ codes }: RecoveryCodesView): void {
    this.codes.set(codes);
    this.step.set('codes');
  }

  /** What the session may do can have changed with it. */
  protected async lookAgain(): Promise<void> {
    this.codes.set([]);
    this.step.set('look');
    this.resource.reload();
    await this.session.extend();
  }
}
