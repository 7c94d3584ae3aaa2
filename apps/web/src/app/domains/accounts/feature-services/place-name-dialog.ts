import { Component, inject, signal } from '@angular/core';
import { form, required, type SchemaPath } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { PLACE_NAME_MAX, type OwnServiceView } from '@waymark/contracts';
import { OFFERED_SERVICES, SERVICE_SIDES, type OfferedService, type ServiceSide } from '@waymark/domain';
import { atMost } from '../../../platform/forms/at-most';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { randomKey } from '../../../platform/random-key';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { ServicesClient, type Place } from '../data/services-client';

/** A new service, a new team of one, or another name for either. */
export type Naming = { act: 'add-service' } | { act: 'add-team'; serviceId: string } | { act: 'rename'; place: Place };

/** Names are asked for in both languages, since every reader sees her own. */
@Component({
  selector: 'app-place-name-dialog',
  imports: [AskingDialog, SelectAnswer, TextAnswer, TranslocoPipe],
  template: `
    <app-asking-dialog
      [heading]="'services.heading-' + naming.act | transloco"
      [entry]="entry"
      [act]="'capacity.act' | transloco"
      [wayOut]="'dialog.cancel' | transloco"
      [doing]="save"
    >
      <app-text-answer form="services" path="en" [field]="entry.en" />
      <app-text-answer form="services" path="cy" [field]="entry.cy" />
      @if (isService) {
        <app-select-answer form="services" path="kind" list="requested" [mayBeEmpty]="true" [codes]="kinds" [field]="entry.kind" />
        <app-select-answer form="services" path="side" list="service-side" [mayBeEmpty]="true" [codes]="sides" [hint]="'services.side-hint' | transloco" [field]="entry.side" />
      }
    </app-asking-dialog>
  `,
})
export class PlaceNameDialog {
  protected readonly naming = inject<Naming>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PlaceNameDialog, OwnServiceView[]>>(MatDialogRef);
  private readonly client = inject(ServicesClient);
  private readonly key = randomKey();
  protected readonly isService = this.naming.act === 'add-service';
  protected readonly kinds = OFFERED_SERVICES;
  protected readonly sides = SERVICE_SIDES;
  private readonly draft = signal<Draft>({ ...(this.naming.act === 'rename' ? this.naming.place.name : { en: '', cy: '' }), kind: '', side: '' });
  protected readonly entry = form(this.draft, (path) => {
    for (const name of [path.en, path.cy] as SchemaPath<string>[]) {
      required(name);
      atMost(name, PLACE_NAME_MAX);
    }
    required(path.kind, { when: () => this.isService });
    required(path.side, { when: () => this.isService });
  });

  protected readonly save = async (): Promise<void> => {
    this.dialog.close(await this.send());
  };

  private send(): Promise<OwnServiceView[]> {
    const { en, cy, kind, side } = this.draft();
    const name = { en: en.trim(), cy: cy.trim() };
    if (this.naming.act === 'rename') return this.client.rename(this.naming.place, name);
    if (this.naming.act === 'add-team') return this.client.addTeam(this.naming.serviceId, name, this.key);
    return this.client.add({ ...name, kind: kind as OfferedService, side: side as ServiceSide }, this.key);
  }
}

interface Draft {
  en: string;
  cy: string;
  kind: OfferedService | '';
  side: ServiceSide | '';
}
