import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogClose, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { AWARENESS, CLOSURE_WORDS_MAX, NOTE_MAX, type Awareness, type CaseView, type CloseCase } from '@waymark/contracts';
import { CLOSURE_REASONS, CLOSURE_RULES, closingDecision, KNOWN_RISKS, type ClosureReason, type KnownRisk } from '@waymark/domain';
import { Band } from '@waymark/ui';
import { atMost } from '../../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../../platform/forms/choice-answer';
import { SelectAnswer } from '../../../../platform/forms/select-answer';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { Notices } from '../../../../platform/notices';
import { Dates } from '../../../../platform/texts/dates';
import { Texts } from '../../../../platform/texts/texts';
import { Entrusting } from '../../../shared/data/entrusting';
import { AskingDialog } from '../../../shared/ui/asking-dialog';
import { SecondLook } from '../../../shared/ui/second-look';
import { CasesClient } from '../../data/cases-client';
import type { About } from '../about';

interface ClosingDraft {
  reason: ClosureReason | '';
  words: string;
  level: KnownRisk | '';
  riskWords: string;
  referrerTold: boolean;
  personAware: Awareness | '';
  wayBack: string;
}

/** Ends an episode of support: why, with a look at the risk, and what the person knows of it. There is no way back. */
@Component({
  selector: 'app-close-case-dialog',
  imports: [AskingDialog, Band, ChoiceAnswer, FormField, MatDialogClose, RouterLink, SelectAnswer, SecondLook, TextAnswer, TranslocoPipe],
  templateUrl: './close-case-dialog.html',
  styles: `
    .told {
      display: flex;
      align-items: center;
      gap: var(--wm-2);
      min-block-size: var(--wm-target);
    }
    .told input {
      flex: none;
      inline-size: 1.125rem;
      block-size: 1.125rem;
      accent-color: var(--wm-accent);
    }
  `,
})
export class CloseCaseDialog {
  protected readonly about = inject<About<CaseView>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CloseCaseDialog, boolean>>(MatDialogRef);
  private readonly client = inject(CasesClient);
  private readonly notices = inject(Notices);
  private readonly dates = inject(Dates);
  private readonly texts = inject(Texts);
  private readonly entrusting = inject(Entrusting);
  protected readonly reasons = CLOSURE_REASONS;
  /** The level on the page may be lower than what a service has judged since. */
  protected readonly highGrounds = this.about.subject.highGrounds.map((ground) => this.texts.code('route-ground', ground)).join(' · ');
  protected readonly levels = KNOWN_RISKS;
  protected readonly awareness = AWARENESS;
  private readonly draft = signal<ClosingDraft>({
    ...{ reason: '', words: '', level: '', riskWords: '', personAware: '', wayBack: '' },
    referrerTold: false,
  });
  /** After a death the record is frozen instead of the risk looked at. */
  protected readonly asksRisk = computed(() => this.draft().reason !== 'died');
  /** Said before she writes: what would be refused at the end costs her nothing now. */
  protected readonly needs = computed(() => {
    const [{ reason, level }, { risk, highGrounds, isHeldByReader: byHolder }] = [this.draft(), this.about.subject];
    const standing = highGrounds.length > 0 ? 'high' : risk;
    return closingDecision(reason || 'other', [standing, level || standing], { byManager: this.entrusting.mayGive(), byHolder });
  });
  protected readonly asksReferrer = computed(() => {
    const { reason } = this.draft();
    return this.about.subject.hasReferrer && (reason === 'unable-to-contact' || reason === 'unsafe-to-contact');
  });
  protected readonly entry = form(this.draft, (path) => {
    required(path.reason);
    required(path.words, { when: ({ valueOf }) => needsWords(valueOf(path.reason)) });
    required(path.level, { when: () => this.asksRisk() });
    required(path.riskWords, { when: () => this.asksRisk() });
    required(path.personAware);
    atMost(path.words, CLOSURE_WORDS_MAX);
    atMost(path.riskWords, CLOSURE_WORDS_MAX);
    atMost(path.wayBack, NOTE_MAX);
  });

  protected readonly close = async (): Promise<void> => {
    const request = this.request();
    if (!request) return;
    await this.client.close(this.about.subject, request);
    this.notices.say(this.texts.get('close.notice'));
    this.dialog.close(true);
  };

  private request(): CloseCase | null {
    const { reason, words, level, riskWords, referrerTold, personAware, wayBack } = this.draft();
    if (reason === '' || personAware === '') return null;
    const riskCheck = this.asksRisk() && level !== '' ? { checkedOn: this.dates.today(), level, words: riskWords.trim() } : null;
    return { reason, words: words.trim() || null, riskCheck, referrerTold, personAware, wayBack: wayBack.trim() || null };
  }
}

function needsWords(reason: ClosureReason | ''): boolean {
  return reason !== '' && CLOSURE_RULES[reason].needsWords;
}
