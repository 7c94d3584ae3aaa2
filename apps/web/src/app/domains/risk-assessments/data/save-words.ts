import { inject, Service } from '@angular/core';
import type { SaveState } from '@waymark/ui';
import { Dates } from '../../../platform/texts/dates';
import { Texts } from '../../../platform/texts/texts';
import type { EntryQueue } from './entry-queue';

/** The truth about where the answers are, in words: with the server, on their way, or on this device only. */
@Service()
export class SaveWords {
  private readonly texts = inject(Texts);
  private readonly dates = inject(Dates);

  of(queue: EntryQueue): { state: SaveState; text: string } {
    const unsent = queue.unsent();
    if (unsent > 0 && queue.isAtRisk()) return { state: 'failed', text: this.texts.get('save.not-kept', { count: unsent }) };
    if (queue.conflicts().length + queue.refused().length > 0) return { state: 'failed', text: this.texts.get('save.look') };
    if (unsent > 0 && queue.isOffline() && !queue.isKeeping()) return { state: 'kept', text: this.texts.get('save.kept', { count: unsent }) };
    if (unsent > 0) return { state: 'saving', text: this.texts.get('save.saving') };
    const at = queue.storedAt();
    return { state: 'saved', text: at ? this.texts.get('save.saved-at', { time: this.dates.time(at) }) : this.texts.get('save.saved') };
  }
}
