import { afterNextRender, Component, ElementRef, inject, Injector, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CODE_MAX, PASSWORD_MAX, type RecoveryCodesView, type SecondFactorSecretView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { focusOnceShown } from '../../../platform/forms/focus-once-shown';
import { ProblemBand } from '../../shared/ui/problem-band';
import { OneAct } from '../../shared/data/one-act';
import { SecondFactorClient } from '../data/second-factor-client';
import { QrPicture } from './qr-picture';

/** Password, key, first code: three steps on one place of the page. Nothing is on before the last. */
@Component({
  selector: 'app-set-up-second-factor',
  imports: [Control, Field, ProblemBand, QrPicture, TranslocoPipe],
  templateUrl: './set-up-second-factor.html',
  styleUrl: './step.css',
  styles: `
    .key {
      font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
      font-size: var(--wm-text-l);
      letter-spacing: 0.04em;
      overflow-wrap: anywhere;
    }
    .wm-link {
      justify-self: start;
      min-block-size: 1.5rem;
    }
  `,
})
export class SetUpSecondFactor {
  private readonly client = inject(SecondFactorClient);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly done = output<RecoveryCodesView>();
  readonly cancelled = output<void>();

  protected readonly longest = { password: PASSWORD_MAX, code: CODE_MAX };
  protected readonly sending = new OneAct();
  protected readonly secret = signal<SecondFactorSecretView | null>(null);
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly isTried = signal(false);

  constructor() {
    focusOnceShown('input');
  }

  protected async askSecret(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (!this.password()) return;
    await this.sending.run(async () => {
      this.secret.set(await this.client.makeSecret(this.password()));
      this.password.set('');
      this.isTried.set(false);
      afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('.key')?.focus(), { injector: this.injector });
    });
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    this.isTried.set(true);
    if (this.code().trim()) await this.sending.run(async () => this.done.emit(await this.client.confirm(this.code())));
  }
}
