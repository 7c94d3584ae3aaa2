import { Component, computed, inject, resource, signal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReferralView } from '@waymark/contracts';
import { Control, Field } from '@waymark/ui';
import { Session } from '../../../platform/session/session';
import { Entrusting } from '../../shared/data/entrusting';
import { WorkerLoadsClient } from '../../shared/data/worker-loads-client';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ReferralsClient } from '../data/referrals-client';

/** Takes a safety contact over, or as a lead gives it to a colleague. Until then whoever holds it goes on holding it. */
@Component({
  selector: 'app-hold-contact-dialog',
  imports: [AskingDialog, Control, Field, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'safety-contact.hold-heading' | transloco: { person: referral.person.givenName + ' ' + referral.person.familyName }"
      [text]="'safety-contact.hold-text' | transloco: { name: referral.safetyContact?.holder?.name ?? '–' }"
      [entry]="entry"
      [act]="(mayGive ? 'safety-contact.save' : 'safety-contact.take') | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="hold"
    >
      @if (mayGive) {
        <wm-field [label]="'intake.riskHolderId' | transloco" controlId="hold-contact-holder">
          <select #box wmControl (change)="draft.set({ holderId: box.value })">
            @for (one of workers(); track one.id) {
              <option [value]="one.id" [selected]="draft().holderId === one.id">{{ one.name }}</option>
            }
          </select>
        </wm-field>
      }
    </app-asking-dialog>
  `,
})
export class HoldContactDialog {
  protected readonly referral = inject<ReferralView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<HoldContactDialog, ReferralView>>(MatDialogRef);
  private readonly client = inject(ReferralsClient);
  private readonly loads = inject(WorkerLoadsClient);
  protected readonly mayGive = inject(Entrusting).mayGive();
  private readonly staff = resource({ loader: () => (this.mayGive ? this.loads.all() : Promise.resolve([])) });
  protected readonly workers = computed(() => (this.staff.hasValue() ? this.staff.value().map(({ worker }) => worker) : []));
  protected readonly draft = signal({ holderId: inject(Session).current()?.worker.id ?? '' });
  protected readonly entry = form(this.draft);

  protected readonly hold = async (): Promise<void> => {
    this.dialog.close(await this.client.holdSafetyContact(this.referral, this.draft()));
  };
}
