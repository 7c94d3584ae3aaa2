import { Component, computed, DestroyRef, effect, ElementRef, inject, input, signal, untracked, viewChild, type Signal } from '@angular/core';
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
import { asReceiverReads, partsThatDiffer, type Clash } from '../../data/handover-parts';
import { HandoversClient } from '../../data/handovers-client';
import { TypedHandover } from '../../data/typed-handover';
import { HandoverBody } from '../../ui/handover-body';
import { DraftClash } from './draft-clash';

const SECTION_NAMES = 'code.handover-section';
/** Shorter than the second within which everything written must be safe. */
const PAUSE_MS = 400;

/**
 * The giver writes a handover, looks at what its receiver will read, and offers that. What is not offered yet is kept as a
 * draft that only she sees.
 */
@Component({
  selector: 'app-give-page',
  imports: [
    Band,
    ChoiceAnswer,
    Control,
    DraftClash,
    ErrorSummary,
    Field,
    FormField,
    HandoverBody,
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
  /** Kept elsewhere since this window read it, and typed on here. */
  protected readonly clash = signal<Clash | null>(null);
  /** The draft as it was kept, while its giver looks at what the receiver will read. */
  private readonly kept = signal<HandoverView | null>(null);
  protected readonly preview = computed(() => {
    const kept = this.kept();
    return kept && asReceiverReads(kept);
  });
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
  private readonly previewHeading = viewChild('previewHeading', { read: ElementRef<HTMLElement> });
  private readonly clashPart = viewChild('clashPart', { read: ElementRef<HTMLElement> });
  private readonly lookButton = viewChild('lookButton', { read: ElementRef<HTMLElement> });
  private seen: HandoverView | null = null;
  /** What the page began with: whoever only looks leaves nothing on the device. */
  private started = emptyDraft();
  private readonly key = randomKey();
  private readonly typed = computed(() => new TypedHandover(this.vault, `hand-over ${this.id()}`));

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
    if (this.lines().length > 0) return this.showFaults();
    void this.send(async (kept) => {
      this.notices.say(this.texts.get('hand-over.kept'));
      await this.typed().forget();
      this.take(kept);
    });
  }

  /** Kept first, so that what is looked at is what is offered. */
  protected look(event: Event): void {
    event.preventDefault();
    this.tried.set('offer');
    this.refused.set(null);
    const action = async (): Promise<undefined> => {
      await this.send(async (kept) => {
        await this.typed().forget();
        this.take(kept);
        this.kept.set(kept);
        this.focusOn(this.previewHeading);
      });
      return undefined;
    };
    void submit(this.entry, { action, onInvalid: () => this.showFaults() });
  }

  protected backToWriting(): void {
    this.refused.set(null);
    this.kept.set(null);
    this.focusOn(this.lookButton);
  }

  protected async offer(): Promise<void> {
    const kept = this.kept();
    if (!kept || this.isSaving()) return;
    this.refused.set(null);
    await this.saving(async () => {
      await this.handovers.offer(kept);
      this.notices.say(this.texts.get('hand-over.offered'));
      await this.router.navigate(['/handovers', kept.id]);
    });
  }

  protected receiverOf({ receiver }: HandoverView): string {
    if (receiver === null) return this.texts.get('hand-over.no-receiver');
    return receiver.to === 'team' ? this.texts.named(receiver.name) : receiver.name;
  }

  /** What she chose of both is still to be kept, over the version that she has now seen. */
  protected settle({ stored }: Clash, chosen: HandoverDraft): void {
    this.take(stored);
    this.draft.set(chosen);
    this.clash.set(null);
    this.typed().remember({ over: stored.version, draft: chosen });
    this.focusOn(this.lookButton);
  }

  protected startAgain(): void {
    void this.typed().forget();
    if (this.seen) this.take(this.seen);
    else this.start(emptyDraft());
  }

  protected again(): void {
    this.refused.set(null);
    this.resource.reload();
    this.receivers.reload();
    this.stored.reload();
  }

  private async send(then: (kept: HandoverView) => Promise<void>): Promise<void> {
    if (this.isSaving()) return;
    await this.saving(async () => {
      const request = handoverRequest(this.draft());
      await then(this.seen ? await this.handovers.change(this.seen, request) : await this.handovers.draft(this.id(), request, this.key));
    });
  }

  private async saving(act: () => Promise<void>): Promise<void> {
    this.isSaving.set(true);
    try {
      await act();
    } catch (error) {
      await this.refuse(toProblemError(error));
    } finally {
      this.isSaving.set(false);
    }
  }

  private async refuse(problem: ProblemError): Promise<void> {
    const isOlder = problem.code === 'stale-version' || problem.code === 'handover-already-open';
    const newer = isOlder ? await this.newerDraft().catch(() => null) : null;
    if (newer) return this.meet(newer, this.draft());
    this.refused.set(problem);
    this.showFaults();
  }

  /** The draft as another window kept it; null where it is no draft any more. */
  private async newerDraft(): Promise<HandoverView | null> {
    const id = this.seen?.id ?? (await this.cases.fetch(this.id())).handovers.find(({ state }) => state === 'drafted')?.id;
    const newer = id === undefined ? null : await this.handovers.fetch(id);
    return newer?.state === 'drafted' ? newer : null;
  }

  /** Two versions of one draft: told at once where they differ, and hers to choose from. */
  private meet(stored: HandoverView, typed: HandoverDraft): void {
    const kept = draftFrom(stored);
    this.kept.set(null);
    if (partsThatDiffer(kept, typed).length === 0) return this.take(stored);
    this.clash.set({ stored, kept, typed });
    this.focusOn(this.clashPart);
  }

  private focusOn(part: Signal<ElementRef<HTMLElement> | undefined>): void {
    setTimeout(() => part()?.nativeElement.focus());
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

  /** What was being written when she left the page comes back; over an older version than the kept one, both are shown. */
  private async begin(stored: HandoverView | null): Promise<void> {
    if (stored) this.take(stored);
    const typed = await this.typed().read();
    if (typed) this.typed().takeUp(typed);
    if (typed && stored && typed.over !== stored.version) this.meet(stored, typed.draft);
    else if (typed) this.restore(typed.draft);
    this.hasBegun.set(true);
  }

  private restore(draft: HandoverDraft): void {
    this.draft.set(draft);
    this.isRestored.set(true);
  }

  private isWritten(draft: HandoverDraft): boolean {
    return this.hasBegun() && JSON.stringify(draft) !== JSON.stringify(this.started);
  }

  private remember(draft: HandoverDraft): void {
    this.typed().remember({ over: this.seen?.version ?? null, draft });
  }
}
