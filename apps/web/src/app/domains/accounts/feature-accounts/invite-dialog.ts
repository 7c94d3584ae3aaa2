import { Component, inject, signal } from '@angular/core';
import { email, form, FormField, required, validate } from '@angular/forms/signals';
import { TranslocoPipe } from '@jsverse/transloco';
import { EMAIL_MAX, LANGUAGES, WORKER_NAME_MAX, type AccountRequestAskedView, type InviteWorker, type Language } from '@waymark/contracts';
import { ROLES, type Role } from '@waymark/domain';
import { Checks, Control, Field } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { atMost } from '../../../platform/forms/at-most';
import { ChoiceAnswer } from '../../../platform/forms/choice-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { randomKey } from '../../../platform/random-key';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { AccountRequestsClient } from '../data/account-requests-client';
import { ServicesClient } from '../data/services-client';
import { spokenDraft, spokenOf, spokenRules, type SpokenDraft } from '../data/spoken-draft';
import { PlaceAnswer, type PlaceDraft } from '../ui/place-answer';
import { SpokenLanguages } from '../ui/spoken-languages';
import { ToldCode } from '../ui/told-code';

/** Asks that somebody new gets an account. It begins when a second person confirms, who then has the other half of the way in. */
@Component({
  selector: 'app-invite-dialog',
  imports: [AskingDialog, Checks, ChoiceAnswer, Control, Field, FormField, PlaceAnswer, SpokenLanguages, TextAnswer, ToldCode, TranslocoPipe],
  templateUrl: './invite-dialog.html',
})
export class InviteDialog {
  private readonly client = inject(AccountRequestsClient);
  protected readonly services = inject(ServicesClient).all();
  private readonly texts = inject(Texts);
  protected readonly words = inject(AnswerWords);
  protected readonly dates = inject(Dates);
  protected readonly languages = LANGUAGES;
  protected readonly roles = ROLES.map((value) => ({ value, text: this.texts.code('worker-role', value) }));
  /** Drawn when the form opens: sending the same form twice asks once. */
  private readonly key = randomKey();
  protected readonly draft = signal<Draft>({
    ...{ name: '', email: '', language: '', roles: [], fromOn: this.dates.today() },
    ...{ place: { serviceId: '', teamId: '' }, spoken: spokenDraft([]) },
  });
  protected readonly entry = form(this.draft, (path) => {
    required(path.name);
    atMost(path.name, WORKER_NAME_MAX);
    required(path.email);
    email(path.email);
    atMost(path.email, EMAIL_MAX);
    required(path.language);
    required(path.fromOn);
    validate(path.roles, ({ value }) => (value().length === 0 ? { kind: 'required' } : undefined));
    spokenRules(path.spoken);
  });
  protected readonly asked = signal<AccountRequestAskedView | null>(null);

  protected choose(fromOn: string): void {
    this.draft.update((before) => ({ ...before, fromOn }));
  }

  protected readonly save = async (): Promise<void> => {
    const { name, email: address, language, roles, fromOn, place, spoken } = this.draft();
    if (language === '') return;
    const request: InviteWorker = {
      ...{ name: name.trim(), email: address.trim(), language, speaks: spokenOf(spoken), fromOn },
      ...{ roles: [...roles], serviceId: place.serviceId || null, teamId: place.teamId || null },
    };
    this.asked.set(await this.client.invite(request, this.key));
  };
}

interface Draft {
  name: string;
  email: string;
  language: Language | '';
  roles: readonly Role[];
  fromOn: string;
  place: PlaceDraft;
  spoken: SpokenDraft;
}
