import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { UndecidedHighView, WaitingRowView } from '@waymark/contracts';
import { groupAboveTheList, type AboveTheList } from '@waymark/domain';
import { ClockDisplay, Icon } from '@waymark/ui';
import { Session } from '../../../platform/session/session';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { personName } from '../../shared/ui/person-name';
import { Risk } from '../../shared/ui/risk';
import { WaitingWords } from '../data/waiting-words';
import { RowActs } from './row-acts';
import { UndecidedHigh } from './undecided-high';
import type { WaitingAct } from './waiting-page';

/** High risk is no queue: who must be contacted now, and by whom. */
@Component({
  selector: 'app-safety-contacts',
  imports: [ClockDisplay, Icon, Risk, RouterLink, RowActs, TranslocoPipe, UndecidedHigh],
  templateUrl: './safety-contacts.html',
  styleUrl: './safety-contacts.css',
})
export class SafetyContacts {
  readonly rows = input.required<readonly WaitingRowView[]>();
  /** Not decided on yet, and owed a contact all the same. */
  readonly undecided = input.required<readonly UndecidedHighView[]>();
  /** The same number as at the top of the page: whoever has been spoken to stands here too and is not owed. */
  readonly owed = input.required<number>();
  readonly reached = output<WaitingRowView>();
  readonly log = output<UndecidedHighView>();
  readonly act = output<{ act: WaitingAct; row: WaitingRowView }>();
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  private readonly session = inject(Session);
  protected readonly words = inject(WaitingWords);
  protected readonly personName = personName;

  protected readonly told = computed(() => this.undecidedIn('told'));
  protected readonly inFiles = computed(() => this.undecidedIn('in-files'));

  private undecidedIn(group: AboveTheList): UndecidedHighView[] {
    return this.undecided().filter(({ file }) => groupAboveTheList({ isAccepted: false, isOfFile: file !== null }) === group);
  }

  protected grounds(row: WaitingRowView): string {
    return (row.safetyContact?.grounds ?? []).map((ground) => this.texts.code('route-ground', ground)).join(' · ');
  }

  protected isMine(row: WaitingRowView): boolean {
    return row.holder.id === this.session.current()?.worker.id;
  }
}
