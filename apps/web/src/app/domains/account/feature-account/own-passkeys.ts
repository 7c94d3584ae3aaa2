import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PASSKEY_NAME_MAX, type PasskeyView } from '@waymark/contracts';
import { Control, Field, SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Passkeys } from '../../../platform/session/passkeys';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { OneAct } from '../../shared/data/one-act';
import { PasskeysClient } from '../data/passkeys-client';

/** Her passkeys, under names of her own. The check of who is there comes over the page where it is due. */
@Component({
  selector: 'app-own-passkeys',
  imports: [Control, Field, ProblemBand, SkeletonRows, TranslocoPipe],
  templateUrl: './own-passkeys.html',
  styleUrls: ['./own-sign-ins.css', './own-passkeys.css'],
})
export class OwnPasskeys {
  private readonly client = inject(PasskeysClient);
  private readonly session = inject(Session);
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);
  protected readonly isPossible = inject(Passkeys).isPossible;
  protected readonly longest = PASSKEY_NAME_MAX;
  protected readonly resource = this.client.own();
  protected readonly passkeys = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly acting = new OneAct();
  protected readonly loadProblem = computed(() => problemOf(this.resource.error()));
  protected readonly name = signal('');
  protected readonly isTried = signal(false);
  protected readonly said = signal('');

  protected isWrong(): boolean {
    const length = this.name().trim().length;
    return length === 0 || length > PASSKEY_NAME_MAX;
  }

  protected times({ addedAt, lastUsedAt }: PasskeyView): string {
    const added = this.dates.instant(addedAt);
    return lastUsedAt === null
      ? this.texts.get('passkeys.never-used', { added })
      : this.texts.get('passkeys.used', { added, used: this.dates.instant(lastUsedAt) });
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.isWrong()) return;
    await this.run('passkeys.added', () => this.client.add(this.name().trim()));
  }

  protected remove(passkey: PasskeyView): Promise<void> {
    return this.run('passkeys.removed', () => this.client.remove(passkey.id));
  }

  /** What the session may do, and how it is proved, can have changed with it. */
  private run(words: string, work: () => Promise<PasskeyView[]>): Promise<void> {
    this.said.set('');
    return this.acting.run(async () => {
      this.resource.set(await work());
      this.name.set('');
      this.isTried.set(false);
      this.said.set(words);
      await this.session.extend();
    });
  }
}
