import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OwnServiceView, OwnTeamView } from '@waymark/contracts';
import { SkeletonRows } from '@waymark/ui';
import { problemOf } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Texts } from '../../../platform/texts/texts';
import { OneAct } from '../../shared/data/one-act';
import { ProblemBand } from '../../shared/ui/problem-band';
import { ServicesClient, type Place } from '../data/services-client';
import { EndPlaceDialog } from './end-place-dialog';
import { PlaceNameDialog, type Naming } from './place-name-dialog';

/** Services and teams of the organisation: added, renamed and ended. */
@Component({
  selector: 'app-services-page',
  imports: [ProblemBand, RouterLink, SkeletonRows, TranslocoPipe],
  templateUrl: './services-page.html',
  styleUrls: ['../../shared/ui/line-list.css', '../ui/account-list.css', './services-page.css'],
})
export class ServicesPage {
  private readonly client = inject(ServicesClient);
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  protected readonly texts = inject(Texts);
  protected readonly resource = this.client.all();
  protected readonly services = computed(() => (this.resource.hasValue() ? this.resource.value() : []));
  protected readonly problem = computed(() => problemOf(this.resource.error()));
  protected readonly acting = new OneAct();

  protected what({ kind, side }: OwnServiceView): string {
    return this.texts.get('services.what', { kind: this.texts.code('requested', kind), side: this.texts.code('service-side', side) });
  }

  protected name(naming: Naming): void {
    const opened = this.dialog.open<PlaceNameDialog, Naming, OwnServiceView[]>(PlaceNameDialog, { data: naming, width: '32rem' });
    opened.afterClosed().subscribe((services) => this.show(services, 'services.notice-saved'));
  }

  protected rename(what: Place['what'], { id, name, version }: OwnServiceView | OwnTeamView): void {
    this.name({ act: 'rename', place: { what, id, name, version } });
  }

  /** Looks first: what is left decides whether there is anything to ask. */
  protected end(what: Place['what'], { id, name, version }: OwnServiceView | OwnTeamView): Promise<void> {
    const place: Place = { what, id, name, version };
    return this.acting.run(async () => {
      const data = { place, left: await this.client.left(place) };
      const opened = this.dialog.open<EndPlaceDialog, unknown, OwnServiceView[]>(EndPlaceDialog, { data, width: '32rem' });
      opened.afterClosed().subscribe((services) => this.show(services, 'services.notice-ended'));
    });
  }

  private show(services: OwnServiceView[] | undefined, notice: string): void {
    if (!services) return;
    this.resource.set(services);
    this.notices.say(this.texts.get(notice));
  }
}
