import { inject, Service, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { TodayItemView, TodayRowView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';
import { toProblemError } from '../../../../platform/http/problem-error';
import { ProblemWords } from '../../../../platform/http/problem-words';
import { Notices } from '../../../../platform/notices';
import { Texts } from '../../../../platform/texts/texts';
import { ContactLog, type ContactLogSubject } from '../../../shared/data/contact-log';
import { RiskHoldingClient } from '../../../shared/data/risk-holding-client';
import type { About } from '../about';
import { HandoversClient, type SeenHandover } from '../../data/handovers-client';

/** Does the act of a line; true when the list has to be read again. */
@Service()
export class TodayActs {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly handovers = inject(HandoversClient);
  private readonly holding = inject(RiskHoldingClient);
  private readonly notices = inject(Notices);
  private readonly problems = inject(ProblemWords);
  private readonly texts = inject(Texts);
  private readonly contactLog = inject(ContactLog);

  async perform(row: TodayRowView, item: TodayItemView): Promise<boolean> {
    const { does } = item;
    switch (does.act) {
      case 'answer-handover':
        return this.accept(item);
      case 'hold-risk':
        return this.say(this.holding.hold({ id: does.entryId, version: does.version }), 'today.risk-held');
      case 'acknowledge-handover':
        return this.say(this.handovers.acknowledge(seen(does)), 'today.acknowledged');
      case 'note-acceptance':
        return this.say(this.handovers.acknowledge(seen(does)), 'today.acceptance-noted');
      case 'finish-handover':
        return this.leave(['/handovers', does.handoverId]);
      case 'complete-review':
        return this.open(await import('./complete-review-dialog').then((file) => file.CompleteReviewDialog), row, { item, personId: row.person.id, ...does });
      case 'assess-risk':
        return this.leave(['/people', row.person.id, 'assess']);
      case 'resume-assessment':
        return this.leave(['/people', row.person.id, 'assess', does.assessmentId]);
      case 'log-contact':
        return this.logContact(calledAt(row), row.person);
      case 'set-next-step':
        return this.open(await import('./next-step-dialog').then((file) => file.NextStepDialog), row, { ...does, words: item.words, dueOn: item.dueOn });
    }
  }

  accept({ does }: TodayItemView): Promise<boolean> {
    if (does.act !== 'answer-handover') return Promise.resolve(false);
    return this.say(this.handovers.accept(seen(does)), 'handover.accepted-notice');
  }

  /** Where she waits or waited is where her calls are logged, in support too; before triage that is the referral. */
  logContact(place: Pick<ContactLogSubject, 'id' | 'of'>, { name, reference }: { name: string; reference: string }): Promise<boolean> {
    return this.contactLog.open({ ...place, person: { reference, givenName: name, familyName: '', knownAs: null } });
  }

  private async open<Subject>(dialog: Type<unknown>, { person }: TodayRowView, subject: Subject): Promise<boolean> {
    const data: About<Subject> = { name: person.name, subject };
    const opened = this.dialog.open(dialog, { data, width: '34rem' });
    return (await firstValueFrom(opened.afterClosed())) === true;
  }

  private async say(work: Promise<unknown>, notice: string): Promise<boolean> {
    try {
      await work;
      this.notices.say(this.texts.get(notice));
    } catch (error) {
      // The list is read again too: whoever was quicker shows on it.
      this.notices.say(this.problems.of(toProblemError(error)));
    }
    return true;
  }

  private async leave(commands: string[]): Promise<boolean> {
    await this.router.navigate(commands);
    return false;
  }
}

function seen({ handoverId: id, version }: { handoverId: string; version: number }): SeenHandover {
  return { id, version };
}

export function calledAt({ entryId, referralId }: Pick<TodayRowView, 'entryId' | 'referralId'>): Pick<ContactLogSubject, 'id' | 'of'> {
  return entryId === null ? { id: referralId, of: 'referral' } : { id: entryId, of: 'entry' };
}
