import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { ABUSE_TYPES, REFERRAL_SOURCES, STATUTORY_ABUSE_TYPES, type AbuseType } from '@waymark/domain';
import { Checks } from '@waymark/ui';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Session } from '../../../platform/session/session';
import { Texts } from '../../../platform/texts/texts';
import type { IntakeDraft } from '../data/intake-draft';
import { ExternalFinding } from './external-finding';
import { RiskHeard } from './risk-heard';

@Component({
  selector: 'app-referral-section',
  imports: [Checks, ExternalFinding, RiskHeard, SelectAnswer, TextAnswer, TranslocoPipe],
  templateUrl: './referral-section.html',
  styleUrl: './section.css',
})
export class ReferralSection {
  private readonly session = inject(Session);
  private readonly texts = inject(Texts);
  readonly field = input.required<FieldTree<IntakeDraft>>();
  protected readonly sources = REFERRAL_SOURCES;
  protected readonly isSelf = computed(() => ['', 'self'].includes(this.field().source().value()));
  protected readonly services = computed(() =>
    (this.session.current()?.services ?? []).map(({ id, name }) => ({ value: id, text: this.texts.named(name) })),
  );
  protected readonly mainTypes = computed(() => this.named(STATUTORY_ABUSE_TYPES));
  protected readonly furtherTypes = computed(() => this.named(ABUSE_TYPES.slice(STATUTORY_ABUSE_TYPES.length)));

  protected setTypes(codes: readonly string[]): void {
    this.field().abuseTypes().value.set(ABUSE_TYPES.filter((type) => codes.includes(type)));
  }

  private named(codes: readonly AbuseType[]) {
    return codes.map((value) => ({ value, text: this.texts.code('abuse', value) }));
  }
}
