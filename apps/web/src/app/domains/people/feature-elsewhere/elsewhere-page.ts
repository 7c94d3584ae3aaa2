import { Component, ElementRef, inject, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ElsewhereView } from '@waymark/contracts';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { toProblemError, type ProblemError } from '../../../platform/http/problem-error';
import { Openings } from '../../../platform/session/openings';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { Risk } from '../../shared/ui/risk';
import { askedElsewhere, elsewhereForm, NOTHING_ASKED } from '../data/elsewhere-form';

/** Whether a caller may be somebody whom a colleague holds. Nothing that is typed or found stands in the address. */
@Component({
  selector: 'app-elsewhere-page',
  imports: [ProblemBand, Risk, RouterLink, TextAnswer, TranslocoPipe],
  templateUrl: './elsewhere-page.html',
  styleUrl: './elsewhere-page.css',
})
export class ElsewherePage {
  private readonly openings = inject(Openings);
  private readonly dialog = inject(MatDialog);
  private readonly dates = inject(Dates);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly texts = inject(Texts);
  private readonly draft = signal(NOTHING_ASKED);
  protected readonly entry = form(this.draft, elsewhereForm(() => this.dates.today()));
  protected readonly found = signal<readonly ElsewhereView[] | null>(null);
  protected readonly problem = signal<ProblemError | null>(null);

  protected async look(event: Event): Promise<void> {
    event.preventDefault();
    this.found.set(null);
    this.problem.set(null);
    const isAsked = await submit(this.entry, async () => {
      try {
        this.found.set(await this.openings.find(askedElsewhere(this.draft(), this.dates.today())));
      } catch (error) {
        this.problem.set(toProblemError(error));
      }
      return undefined;
    });
    if (!isAsked) queueMicrotask(() => this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  protected async open(one: ElsewhereView): Promise<void> {
    const { OpenDialog } = await import('./open-dialog');
    this.dialog.open(OpenDialog, { data: one, width: '38rem' });
  }
}
