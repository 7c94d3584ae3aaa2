import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { AGENCY_NAME_MAX, CHOSEN_LEAVE_REASONS, NOTE_MAX, type WaitingEntryView, type WaitingRowView } from '@waymark/contracts';
import { asksForSafetyWords, leavingDecision, type LeaveReason } from '@waymark/domain';
import { Control, Field } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { notInWords } from '../../../platform/forms/in-words';
import { Session } from '../../../platform/session/session';
import { Texts } from '../../../platform/texts/texts';
import { Entrusting } from '../../shared/data/entrusting';
import { ProblemBand } from '../../shared/ui/problem-band';
import { SecondLook } from '../../shared/ui/second-look';
import { Sending } from '../data/sending';
import { whoIs } from '../data/who-is';
import { WaitingListClient } from '../data/waiting-list-client';
import { AttemptsSoFar } from './attempts-so-far';

/** Reasons that close without having reached the person: the risk is checked and the referrer told first. */
const WITHOUT_CONTACT: readonly (LeaveReason | '')[] = ['unable-to-contact', 'unsafe-to-contact'];

/** Nobody leaves the list without a reason. It is kept for ever, with who and when. */
@Component({
  selector: 'app-leave-dialog',
  imports: [AttemptsSoFar, Control, Field, MatDialogModule, ProblemBand, SecondLook, TranslocoPipe],
  templateUrl: './leave-dialog.html',
  styleUrl: './dialog.css',
})
export class LeaveDialog {
  protected readonly row = inject<WaitingRowView>(MAT_DIALOG_DATA);
  protected readonly who = whoIs(this.row);
  private readonly dialog = inject<MatDialogRef<LeaveDialog, WaitingEntryView>>(MatDialogRef);
  private readonly client = inject(WaitingListClient);
  private readonly session = inject(Session);
  private readonly entrusting = inject(Entrusting);
  protected readonly texts = inject(Texts);
  protected readonly reasons = CHOSEN_LEAVE_REASONS;
  private readonly words = inject(AnswerWords);
  protected readonly sending = new Sending();
  protected readonly reason = signal<LeaveReason | ''>('');
  protected readonly note = signal('');
  protected readonly serviceId = signal('');
  protected readonly agency = signal('');
  /** What a line of the list does not say: whether she held her on this day, and what has been tried. */
  private readonly entry = this.client.entry(signal(this.row.id));
  private readonly wasAskedForSafety = signal(false);
  protected readonly riskChecked = signal(false);
  protected readonly referrerTold = signal(false);
  protected readonly agencyFault = this.words.tooLong(this.agency, AGENCY_NAME_MAX);
  protected readonly wasSent = signal(false);
  /** The API knows more than a line of the list, so what it asks for is asked for here as well. */
  private readonly isVisiblyHigh = computed(() => {
    const { band, safetyContact } = this.sending.current() ?? this.row;
    return band === 'safety-contact' || safetyContact?.doneAt === null || this.wasAskedForSafety();
  });
  protected readonly asksForSafety = computed(() => {
    const reason = this.reason();
    return reason !== '' && this.isVisiblyHigh() && asksForSafetyWords(reason);
  });
  /** Said before she writes: in visible danger whoever holds the person does not take her off the list alone. */
  protected readonly needs = computed(() => {
    const { risk, holder, allocation } = this.sending.current() ?? this.row;
    const isHers = [holder.id, allocation?.worker.id].some((id) => id !== undefined && this.entrusting.isMe(id));
    const byHolder = isHers || (this.entry.hasValue() && this.entry.value().isHeldByReader);
    return leavingDecision({ reason: this.reason() || null, risk, isVisiblyHigh: this.isVisiblyHigh(), byManager: this.entrusting.mayGive(), byHolder });
  });
  /** A death, and that somebody is on the list twice, end a safety contact as well: on record stands how it is known. */
  protected readonly asksHowKnown = computed(() => this.isVisiblyHigh() && (this.reason() === 'died' || this.reason() === 'duplicate'));
  protected readonly needsWords = computed(() => this.reason() === 'other' || this.asksForSafety() || this.asksHowKnown());
  protected readonly noteLabel = computed(() => (this.asksForSafety() ? 'leave.safety-note' : this.asksHowKnown() ? 'leave.known-note' : 'leave.note'));
  private readonly tooLong = this.words.tooLong(this.note, NOTE_MAX);
  protected readonly noteFault = computed(() => {
    const unsaid = notInWords(this.note());
    const isMissing = this.isVisiblyHigh() || unsaid?.kind === 'required';
    return this.wasSent() && this.needsWords() && unsaid && isMissing ? this.words.sentence(unsaid) : this.tooLong();
  });
  protected readonly isPassedOn = computed(() => this.reason() === 'passed-to-other-service');
  protected readonly isWithoutContact = computed(() => WITHOUT_CONTACT.includes(this.reason()));
  /** What has been tried, for whoever says that nobody could be reached. */
  protected readonly tally = computed(() => (this.reason() === 'unable-to-contact' && this.entry.hasValue() ? this.entry.value().attemptTally : null));
  protected readonly services = computed(() => (this.session.current()?.services ?? []).filter(({ id }) => id !== this.row.service.id));

  protected choose(reason: string): void {
    this.reason.set(reason as LeaveReason | '');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason();
    this.wasSent.set(true);
    if (reason === '' || this.noteFault() || (this.isPassedOn() && this.agencyFault())) return;
    const changed = await this.sending.run(() => this.client.leave(this.sending.current() ?? this.row, {
      reason,
      note: this.note().trim() || null,
      riskChecked: this.riskChecked(),
      referrerTold: this.referrerTold(),
      takenOverByServiceId: (this.isPassedOn() && this.serviceId()) || null,
      takenOverByAgency: (this.isPassedOn() && this.agency().trim()) || null,
    }));
    if (['safety-words-needed', 'note-needed'].includes(this.sending.problem()?.code ?? '')) this.wasAskedForSafety.set(true);
    if (changed) this.dialog.close(changed);
  }
}
