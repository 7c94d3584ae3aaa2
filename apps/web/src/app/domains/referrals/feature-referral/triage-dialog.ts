import { Component, computed, ElementRef, inject, linkedSignal, resource, signal, type Signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { NOTE_MAX, REFERENCE_MAX, type OfferView, type ReferralView } from '@waymark/contracts';
import { DECLINE_REASONS, hasMarkOfDanger, lacksSecondLook, RETURN_REASONS, RISK_TRIGGERS, type DeclineReason, type ReturnReason, type RiskTrigger } from '@waymark/domain';
import { Band, Checks, Control, Field, type Choice } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { notInWords } from '../../../platform/forms/in-words';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Session } from '../../../platform/session/session';
import { Texts } from '../../../platform/texts/texts';
import { Entrusting } from '../../shared/data/entrusting';
import { LoadWords } from '../../shared/data/load-words';
import { WorkerLoadsClient } from '../../shared/data/worker-loads-client';
import { ProblemBand } from '../../shared/ui/problem-band';
import { SecondLook } from '../../shared/ui/second-look';
import { ReferralsClient, type TriageAct } from '../data/referrals-client';

export interface Triage {
  act: TriageAct;
  referral: ReferralView;
  offer: OfferView;
}

interface Missing {
  name: string;
  fault: { kind: string };
}

const notGiven = (value: string): Missing['fault'] | undefined => (value.trim() === '' ? { kind: 'required' } : undefined);

/** One decision of triage: accept for a service, decline with a reason, send back, or take up again. */
@Component({
  selector: 'app-triage-dialog',
  imports: [Band, Checks, Control, Field, MatDialogModule, ProblemBand, SecondLook, TranslocoPipe],
  templateUrl: './triage-dialog.html',
  styleUrl: './triage-dialog.css',
})
export class TriageDialog {
  protected readonly given = inject<Triage>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<TriageDialog, ReferralView>>(MatDialogRef);
  private readonly client = inject(ReferralsClient);
  private readonly loads = inject(WorkerLoadsClient);
  private readonly session = inject(Session);
  private readonly words = inject(AnswerWords);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly texts = inject(Texts);
  protected readonly act = this.given.act;
  protected readonly services = computed(() => this.session.current()?.services ?? []);
  private readonly heldBy = this.given.referral.safetyContact?.holder.id ?? null;
  private readonly staff = resource({ loader: () => (this.act === 'accept' ? this.loads.all() : Promise.resolve([])) });
  private readonly entrusting = inject(Entrusting);
  private readonly loadWords = inject(LoadWords);
  /** Any colleague who is there; whoever is named reads of it on Today. */
  protected readonly holders = computed((): (Choice & { isAway: boolean })[] => {
    const staff = this.staff.hasValue() ? this.staff.value() : [];
    return staff.map((one) => ({
      value: one.worker.id,
      text: this.loadWords.named(one),
      isAway: one.isOnLeave && !this.entrusting.isMe(one.worker.id),
    }));
  });

  protected readonly serviceId = signal(this.given.offer.service?.id ?? '');
  private readonly isHolderAway = computed(() => this.holders().some(({ value, isAway }) => value === this.heldBy && isAway));
  /** Whoever holds the safety contact goes on holding it while she is there, and else whoever accepts, unless another is named. */
  protected readonly holderId = linkedSignal(() => (this.isHolderAway() ? null : this.heldBy) ?? this.session.current()?.worker.id ?? '');
  /** What is known already holds without anybody's tick; only a level that a lead lowers with a reason takes it back. */
  protected readonly knownHigh = computed(() => this.given.referral.highSignals.map((ground) => this.texts.code('route-ground', ground)).join(' · '));
  /** Where a level below high has been decided since, danger seen now is news that the old finding does not say. */
  protected readonly asksJudgement = computed(() => this.knownHigh() === '' || ['medium', 'standard'].includes(this.given.referral.risk));
  protected readonly judgedHigh = signal(false);
  protected readonly triggers = signal<readonly string[]>([]);
  protected readonly vulnerable = signal(false);
  protected readonly reason = signal('');
  protected readonly duplicateOf = signal('');
  protected readonly note = signal('');
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly isBusy = signal(false);
  private readonly wasSent = signal(false);
  protected readonly reasons: readonly string[] = this.act === 'decline' ? DECLINE_REASONS : RETURN_REASONS;
  protected readonly list = this.act === 'decline' ? 'decline' : 'return';
  protected readonly hasReason = this.act === 'decline' || this.act === 'return';
  protected readonly triggerChoices = computed((): Choice[] => RISK_TRIGGERS.map((value) => ({ value, text: this.texts.code('trigger', value) })));

  private readonly isKnownHigh = this.given.referral.highSignals.length > 0;
  private readonly isUnassessedInDanger = this.given.referral.risk === 'not-assessed' && hasMarkOfDanger(this.given.referral.abuseTypes);
  /** Said before she writes: visible danger is not turned away by whoever holds the person alone. */
  protected readonly needs = computed(() => {
    if (this.act !== 'decline' || !(this.isKnownHigh || (this.isUnassessedInDanger && this.reason() !== 'duplicate'))) return null;
    return lacksSecondLook({ byManager: this.entrusting.mayGive(), byHolder: this.given.referral.isHeldByReader });
  });
  /** Nobody is turned away from visible danger without a word on what was done for her safety. */
  protected readonly asksForSafety = computed(() => this.act === 'decline' && this.isKnownHigh && this.reason() !== 'duplicate');
  /** Where nobody has spoken to her it is somebody else's word. */
  protected readonly asksForHerWords = computed(() => this.act === 'decline' && this.reason() === 'declined-by-person');
  private readonly asksForWords = computed(() => this.asksForSafety() || this.asksForHerWords());
  protected readonly needsWords = computed(() => this.reason() === 'other' || this.asksForWords());

  /** What is needed and not there, in the order of the dialog. */
  private readonly missing = computed((): Missing[] => {
    const isAccepting = this.act === 'accept';
    const answers: [name: string, isNeeded: boolean, fault: Missing['fault'] | undefined][] = [
      ['service', isAccepting, notGiven(this.serviceId())],
      ['holder', isAccepting, notGiven(this.holderId())],
      ['reason', this.hasReason, notGiven(this.reason())],
      ['duplicate-of', this.act === 'decline' && this.reason() === 'duplicate', notGiven(this.duplicateOf())],
      ['note', this.needsWords(), this.asksForWords() ? notInWords(this.note()) : notGiven(this.note())],
    ];
    return answers.flatMap(([name, isNeeded, fault]) => (isNeeded && fault ? [{ name, fault }] : []));
  });

  /** Nothing is cut off: what is too long stays and is said to be. */
  private readonly tooLong: Readonly<Record<string, Signal<string | null>>> = {
    'duplicate-of': this.words.tooLong(this.duplicateOf, REFERENCE_MAX),
    note: this.words.tooLong(this.note, NOTE_MAX),
  };
  private readonly faulty = computed(() => [...this.missing().map(({ name }) => name), ...Object.keys(this.tooLong).filter((name) => this.tooLong[name]?.())]);

  /** What is missing is said at its field, and only once she has tried to send. */
  protected fault(name: string): string | null {
    const over = this.tooLong[name]?.();
    if (over) return over;
    const missing = this.missing().find((one) => one.name === name);
    return this.wasSent() && missing ? this.words.sentence(missing.fault) : null;
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.wasSent.set(true);
    if (this.faulty().length > 0) return this.showFirst();
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      this.dialog.close(await this.send());
    } catch (error) {
      this.problem.set(toProblemError(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  private showFirst(): void {
    this.host.nativeElement.querySelector<HTMLElement>(`#triage-${this.faulty()[0]}`)?.focus();
  }

  private send(): Promise<ReferralView> {
    const { referral, offer } = this.given;
    return this.client.triage(referral, offer.id, this.act, this.body());
  }

  private body(): object {
    const note = this.note().trim() || null;
    switch (this.act) {
      case 'accept':
        return {
          serviceId: this.serviceId() || null,
          riskHolderId: this.holderId() || null,
          judgedHigh: this.judgedHigh(),
          triggers: this.triggers() as RiskTrigger[],
          vulnerable: this.vulnerable(),
          note,
        };
      case 'decline':
        return { reason: this.reason() as DeclineReason, note, duplicateOf: this.duplicateOf().trim() || null };
      case 'return':
        return { reason: this.reason() as ReturnReason, note };
      case 'receive-information':
        return { note };
    }
  }
}
