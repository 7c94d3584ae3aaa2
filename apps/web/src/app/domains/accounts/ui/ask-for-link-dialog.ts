import { Component, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountRequestAskedView, AskForLink, WorkerView } from '@waymark/contracts';
import { IDENTITY_PROOFS, type LinkKind, type IdentityProof } from '@waymark/domain';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ToldCode } from './told-code';

export interface AskingForLink {
  worker: Pick<WorkerView, 'id' | 'displayName'>;
  kind: LinkKind;
  ask: (request: AskForLink) => Promise<AccountRequestAskedView>;
}

/**
 * The first of two people says how she knows who asks her, and is then shown the half that she tells the worker herself.
 * The link comes from the second person; either alone is worth nothing.
 */
@Component({
  selector: 'app-ask-for-link-dialog',
  imports: [AskingDialog, SelectAnswer, ToldCode, TranslocoPipe],
  template: `
    @if (asked(); as request) {
      <app-told-code [name]="name" [request]="request" />
    } @else {
      <app-asking-dialog
        [heading]="heading"
        [text]="text"
        [entry]="entry"
        [act]="'ask-for-link.act' | transloco"
        [wayOut]="'dialog.cancel' | transloco"
        [doing]="ask"
      >
        <app-select-answer form="ask-for-link" path="proof" list="identity-proof" [mayBeEmpty]="true" [codes]="proofs" [field]="entry.proof" />
      </app-asking-dialog>
    }
  `,
})
export class AskForLinkDialog {
  private readonly given = inject<AskingForLink>(MAT_DIALOG_DATA);
  private readonly texts = inject(Texts);
  protected readonly name = this.given.worker.displayName;
  protected readonly heading = this.texts.get(`ask-for-link.heading-${this.given.kind}`, { name: this.name });
  protected readonly text = this.texts.get(`ask-for-link.text-${this.given.kind}`);
  protected readonly proofs = IDENTITY_PROOFS;
  private readonly draft = signal<{ proof: IdentityProof | '' }>({ proof: '' });
  protected readonly entry = form(this.draft, (path) => required(path.proof));
  protected readonly asked = signal<AccountRequestAskedView | null>(null);

  protected readonly ask = async (): Promise<void> => {
    const { proof } = this.draft();
    if (proof === '') return;
    this.asked.set(await this.given.ask({ proof }));
  };
}
