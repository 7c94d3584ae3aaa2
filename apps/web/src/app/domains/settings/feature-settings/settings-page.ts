import { Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SettingView } from '@waymark/contracts';
import { SkeletonRows } from '@waymark/ui';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../../platform/http/problem-error';
import { Notices } from '../../../platform/notices';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import { ProblemBand } from '../../shared/ui/problem-band';
import { SettingWords } from '../data/setting-words';
import { SettingsClient } from '../data/settings-client';

/** Every number that the organisation works by: what holds, since when, who decided it, and what comes. */
@Component({
  selector: 'app-settings-page',
  imports: [ProblemBand, SkeletonRows, TranslocoPipe],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.css',
})
export class SettingsPage {
  private readonly dialog = inject(MatDialog);
  private readonly notices = inject(Notices);
  protected readonly texts = inject(Texts);
  protected readonly dates = inject(Dates);
  protected readonly words = inject(SettingWords);
  protected readonly resource = inject(SettingsClient).all();
  protected readonly settings = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly problem = computed(() => problemOf(this.resource.error()));

  protected async decide(setting: SettingView): Promise<void> {
    const { DecideDialog } = await import('./decide-dialog');
    const opened = this.dialog.open<unknown, SettingView, SettingView[]>(DecideDialog, { data: setting, width: '34rem' });
    const changed = await firstValueFrom(opened.afterClosed());
    if (!changed) return;
    this.resource.set(changed);
    this.notices.say(this.texts.get('settings.decided', { name: this.words.name(setting) }));
  }
}
