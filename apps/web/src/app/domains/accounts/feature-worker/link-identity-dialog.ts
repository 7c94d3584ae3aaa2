import { Component, inject, signal } from '@angular/core';
import { form, maxLength, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { SUBJECT_MAX, type AccountRequestAskedView, type WorkerPageView } from '@waymark/contracts';
import { IDENTITY_PROOFS, type IdentityProof } from '@waymark/domain';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { AccountRequestsClient } from '../data/account-requests-client';

/** Asks that a colleague may sign in by the organisation's provider. A second person links the two. */
@Component({
  selector: 'app-link-identity-dialog',
  imports: [AskingDialog, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'link-identity.heading' | transloco: { name: worker.displayName }"
      [text]="'link-identity.text' | transloco: { issuer: worker.issuer }"
      [entry]="entry"
      [act]="'link-identity.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="save"
    >
      <app-text-answer form="link-identity" path="subject" [field]="entry.subject" [hint]="'link-identity.subject-hint' | transloco" />
      <app-select-answer form="link-identity" path="proof" list="identity-proof" [mayBeEmpty]="true" [codes]="proofs" [field]="entry.proof" />
    </app-asking-dialog>
  `,
})
export class LinkIdentityDialog {
  protected readonly worker = inject<WorkerPageView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<LinkIdentityDialog, AccountRequestAskedView>>(MatDialogRef);
  private readonly client = inject(AccountRequestsClient);
  protected readonly proofs = IDENTITY_PROOFS;
  private readonly draft = signal<{ subject: string; proof: IdentityProof | '' }>({ subject: '', proof: '' });
  protected readonly entry = form(this.draft, (path) => {
    required(path.subject);
    maxLength(path.subject, SUBJECT_MAX);
    required(path.proof);
  });

  protected readonly save = async (): Promise<void> => {
    const { subject, proof } = this.draft();
    if (proof === '') return;
    this.dialog.close(await this.client.askForIdentity(this.worker.id, { subject: subject.trim(), proof }));
  };
}
