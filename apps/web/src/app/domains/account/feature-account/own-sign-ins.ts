import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OwnSignInView } from '@waymark/contracts';
import { SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { OneAct } from '../../shared/data/one-act';
import { OwnSignInsClient } from '../data/own-sign-ins-client';

/** Where she is signed in. Ending one elsewhere takes one press: whoever sits there rightly signs in again. */
@Component({
  selector: 'app-own-sign-ins',
  imports: [ProblemBand, SkeletonRows, TranslocoPipe],
  templateUrl: './own-sign-ins.html',
  styleUrl: './own-sign-ins.css',
})
export class OwnSignIns {
  private readonly client = inject(OwnSignInsClient);
  private readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly resource = this.client.live();
  protected readonly signIns = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly ending = new OneAct();
  protected readonly problem = computed(() => problemOf(this.resource.error()) ?? this.ending.problem());
  protected readonly said = signal('');

  protected device({ browser, system }: OwnSignInView): string {
    if (browser === 'other' && system === 'other') return this.texts.get('own-sign-ins.unknown');
    return this.texts.get('own-sign-ins.device', {
      browser: this.texts.code('browser', browser),
      system: this.texts.code('system', system),
    });
  }

  protected end(signIn: OwnSignInView): Promise<void> {
    return this.run('own-sign-ins.ended', () => this.client.end(signIn.id));
  }

  protected endOthers(): Promise<void> {
    return this.run('own-sign-ins.ended-others', () => this.client.endOthers());
  }

  private run(words: string, work: () => Promise<OwnSignInView[]>): Promise<void> {
    this.said.set('');
    return this.ending.run(async () => {
      this.resource.set(await work());
      this.said.set(words);
    });
  }
}
