import { Component, computed, DestroyRef, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { form, FormField, submit } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { CONSENT_BASES, type HandoverView } from '@waymark/contracts';
import { DRAFTED_HANDOVER_KINDS, HANDOVER_SECTIONS, PREVIEW_SECTIONS } from '@waymark/domain';
import { Band, Control, ErrorSummary, Field, SkeletonRows, type SummaryLine } from '@waymark/ui';
import { AnswerWords } from '../../../../platform/forms/answer-words';
import { ChoiceAnswer } from '../../../../platform/forms/choice-answer';
import { faultsOf, type Fault } from '../../../../platform/forms/faults-of';
import { SelectAnswer } from '../../../../platform/forms/select-answer';
import { TextAnswer } from '../../../../platform/forms/text-answer';
import { problemOf, toProblemError, type ProblemError } from '../../../../platform/http/problem-error';
import { Notices } from '../../../../platform/notices';
import { randomKey } from '../../../../platform/random-key';
import { Texts } from '../../../../platform/texts/texts';
import { DeviceVault } from '../../../shared/data/device-vault';
import { ProblemBand } from '../../../shared/ui/problem-band';
import { Risk } from '../../../shared/ui/risk';
import { CasesClient } from '../../data/cases-client';
import { draftFrom, emptyDraft, handoverRequest, type HandoverDraft } from '../../data/handover-draft';
import { handoverForm, hindersKeeping } from '../../data/handover-form';
import { HandoversClient } from '../../data/handovers-client';

const SECTION_NAMES = 'code.handover-section';
/** Shorter than the second within which everything written must be safe. */
const PAUSE_MS = 400;

/** What was typed and not yet kept, with the version of the draft that it was typed over. */
interface Typed {
  over: number | null;
  draft: HandoverDraft;
}

/** The giver writes a handover and offers it. What is not offered yet is kept as a draft that only she sees. */
@Component({
  selector: 'app-give-page',
  imports: [
    Band,
    ChoiceAnswer,
    Control,
    ErrorSummary,
    Field,
    FormField,
    ProblemBand,
    Risk,
    RouterLink,
    SelectAnswer,
    SkeletonRows,
    TextAnswer,
    TranslocoPipe,
  ],
  templateUrl: './give-page.html',
  styleUrl: './give-page.css',
})
export class GivePage {
  private readonly cases = inject(CasesClient);
  private readonly handovers = inject(HandoversClient);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly vault = inject(DeviceVault);
  protected readonly words = inject(AnswerWords);
  protected readonly texts = inject(Texts);
  readonly id = input.required<string>();

  protected readonly resource = this.cases.one(this.id);
  protected readonly receivers = this.handovers.receivers();
  protected readonly ofCase = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  private readonly standing = computed(() => this.ofCase()?.handovers.find(({ state }) => ['drafted', 'offered', 'accepted', 'joint-contact'].includes(state)) ?? null);
  private readonly draftId = computed(() => (this.standing()?.state === 'drafted' ? this.standing()!.id : null));
  private readonly stored = this.handovers.one(this.draftId);
  /** Nothing is typed before a kept draft and what this device kept have come, which would write over it. */
  protected readonly isReady = computed(() => this.ofCase() !== null && this.hasBegun());
  private readonly hasBegun = signal(false);
  protected readonly isRestored = signal(false);
  /** A handover that is past its draft: it is read on its own page and cannot be written on. */
  protected readonly underWay = computed(() => (this.standing() && this.draftId() === null ? this.standing() : null));

  protected readonly kinds = DRAFTED_HANDOVER_KINDS;
  protected readonly bases = CONSENT_BASES;
  protected readonly needed = PREVIEW_SECTIONS;
  protected readonly optional = HANDOVER_SECTIONS.filter((section) => !(PREVIEW_SECTIONS as readonly string[]).includes(section));
  protected readonly yesNo = ['yes', 'no'];
  private readonly draft = signal(emptyDraft());
  protected readonly entry = form(this.draft, handoverForm, { name: 'hand-over' });
  protected readonly isStepDown = computed(() => this.draft().kind === 'step-down');
  protected readonly isSaving = signal(false);
  private readonly tried = signal<'keep' | 'offer' | null>(null);
  private readonly refused = signal<ProblemError | null>(null);
  protected readonly problem = computed(() => this.refused() ?? problemOf(this.resource.error()) ?? problemOf(this.receivers.error()) ?? problemOf(this.stored.error()));
  private readonly faults = computed(() => faultsOf(this.entry().errorSummary()));
  protected readonly lines = computed((): SummaryLine[] => {
    const tried = this.tried();
    return tried === null ? [] : this.faults().filter((one) => tried === 'offer' || hindersKeeping(one)).map((one) => this.line(one));
  });
  private readonly summary = viewChild(ErrorSummary);
  private readonly problemBand = viewChild('problemBand', { read: ElementRef<HTMLElement> });
  private seen: HandoverView | null = null;
  /** What the page began with: whoever only looks leaves nothing on the device. */
  private started = emptyDraft();
  private readonly key = randomKey();

  constructor() {
    effect(() => {
      const stored = this.stored.hasValue() ? this.stored.value() : null;
      const hasCome = this.ofCase() !== null && (this.draftId() === null || stored !== null);
      // Once, when it arrives: what is typed afterwards is newer than what was stored.
      if (hasCome) untracked(() => this.hasBegun() || void this.begin(stored));
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const draft = this.draft();
      clearTimeout(timer);
      if (this.isWritten(draft)) timer = setTimeout(() => this.remember(draft), PAUSE_MS);
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      if (this.isWritten(this.draft())) this.remember(this.draft());
    });
  }

  protected keep(): void {
    this.tried.set('keep');
    this.refused.set(null);
    if (this.lines().length > 0) {
      this.entry.receiver().markAsTouched();
      return this.showFaults();
    }
    void this.send(async (kept) => {
      this.notices.say(this.texts.get('hand-over.kept'));
      this.take(kept);
      await this.forget();
    });
  }

  protected offer(event: Event): void {
    event.preventDefault();
    this.tried.set('offer');
    this.refused.set(null);
    const action = async (): Promise<undefined> => {
      await this.send((kept) => this.sendOffer(kept));
      return undefined;
    };
    void submit(this.entry, { action, onInvalid: () => this.showFaults() });
  }

  protected startAgain(): void {
    if (this.seen) this.take(this.seen);
    else this.start(emptyDraft());
    void this.forget();
  }

  protected again(): void {
    this.refused.set(null);
    this.resource.reload();
    this.receivers.reload();
    this.stored.reload();
  }

  private async send(then: (kept: HandoverView) => Promise<void>): Promise<void> {
    if (this.isSaving()) return;
    this.isSaving.set(true);
    try {
      const request = handoverRequest(this.draft());
      const kept = this.seen ? await this.handovers.change(this.seen, request) : await this.handovers.draft(this.id(), request, this.key);
      await then(kept);
    } catch (error) {
      this.refused.set(toProblemError(error));
      this.showFaults();
    } finally {
      this.isSaving.set(false);
    }
  }

  private async sendOffer(kept: HandoverView): Promise<void> {
    this.take(kept);
    await this.handovers.offer(kept);
    await this.forget();
    this.notices.say(this.texts.get('hand-over.offered'));
    await this.router.navigate(['/handovers', kept.id]);
  }

  /** What hinders stands at the top, out of sight from the button at the foot. */
  private showFaults(): void {
    setTimeout(() => {
      if (this.lines().length > 0) this.summary()?.focus();
      else this.problemBand()?.nativeElement.focus();
    });
  }

  /** The parts of a handover are named by their code, all else by the form. */
  private line({ path, fault }: Fault): SummaryLine {
    const section = /^sections\.(.+)\.text$/.exec(path)?.[1];
    const sentence = this.words.sentence(fault);
    return { id: section ?? path, text: this.words.line(section ? SECTION_NAMES : 'hand-over', section ?? path, sentence) };
  }

  private take(view: HandoverView): void {
    this.seen = view;
    this.start(draftFrom(view));
  }

  private start(draft: HandoverDraft): void {
    this.started = draft;
    this.draft.set(draft);
    this.isRestored.set(false);
  }

  /** What was being written when she left the page comes back, unless the draft was changed elsewhere since. */
  private async begin(stored: HandoverView | null): Promise<void> {
    if (stored) this.take(stored);
    const [typed] = await this.vault.all<Typed>(this.place()).catch(() => []);
    if (typed && typed.over === (stored?.version ?? null)) {
      this.draft.set(typed.draft);
      this.isRestored.set(true);
    }
    this.hasBegun.set(true);
  }

  private isWritten(draft: HandoverDraft): boolean {
    return this.hasBegun() && JSON.stringify(draft) !== JSON.stringify(this.started);
  }

  private remember(draft: HandoverDraft): void {
    const typed: Typed = { over: this.seen?.version ?? null, draft };
    // Where the device keeps nothing the page still holds it; the page never claims otherwise.
    void this.vault.put(this.place(), typed).catch(() => undefined);
  }

  private async forget(): Promise<void> {
    this.started = this.draft();
    await this.vault.remove(this.place()).catch(() => undefined);
  }

  private place(): string {
    return `hand-over ${this.id()}`;
  }
}
