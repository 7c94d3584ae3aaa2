import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { BLOCK_WORDS_MAX, type PersonBlocksView, type SetBlock } from '@waymark/contracts';
import { BLOCK_REASONS, type BlockReason } from '@waymark/domain';
import { Control, Field } from '@waymark/ui';
import { AnswerWords } from '../../../platform/forms/answer-words';
import { atMost } from '../../../platform/forms/at-most';
import { SelectAnswer } from '../../../platform/forms/select-answer';
import { TextAnswer } from '../../../platform/forms/text-answer';
import { Notices } from '../../../platform/notices';
import { randomKey } from '../../../platform/random-key';
import { Session } from '../../../platform/session/session';
import { Texts } from '../../../platform/texts/texts';
import { AskingDialog } from '../../shared/ui/asking-dialog';
import { personName } from '../../shared/ui/person-name';
import { BlocksClient } from '../data/blocks-client';

interface BlockDraft {
  workerId: string;
  reason: BlockReason | '';
  words: string;
  newHolderId: string;
}

/** Keeps a worker from a person's record. Where she holds something of it, the same act says who has it from now on. */
@Component({
  selector: 'app-set-block-dialog',
  imports: [AskingDialog, Control, Field, FormField, SelectAnswer, TextAnswer, TranslocoPipe],
  templateUrl: './set-block-dialog.html',
})
export class SetBlockDialog {
  private readonly view = inject<PersonBlocksView>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<SetBlockDialog, boolean>>(MatDialogRef);
  private readonly client = inject(BlocksClient);
  private readonly notices = inject(Notices);
  private readonly texts = inject(Texts);
  private readonly me = inject(Session).current()?.worker.id;
  private readonly key = randomKey();
  protected readonly words = inject(AnswerWords);
  protected readonly name = personName(this.view.person) ?? this.texts.get('person-name.none');
  protected readonly reasons = BLOCK_REASONS;
  /** One's own conflict is declared on the record itself. */
  protected readonly workers = this.view.workers.filter(({ id, isBlocked }) => !isBlocked && id !== this.me);
  private readonly draft = signal<BlockDraft>({ workerId: '', reason: '', words: '', newHolderId: '' });
  protected readonly chosen = computed(() => this.workers.find(({ id }) => id === this.draft().workerId) ?? null);
  protected readonly holders = computed(() => this.view.workers.filter(({ id, isBlocked }) => !isBlocked && id !== this.draft().workerId));
  protected readonly entry = form(this.draft, (path) => {
    required(path.workerId);
    required(path.reason);
    required(path.words, { when: ({ valueOf }) => valueOf(path.reason) === 'other' });
    required(path.newHolderId, { when: () => this.chosen()?.holds === true });
    atMost(path.words, BLOCK_WORDS_MAX);
  });

  protected readonly save = async (): Promise<void> => {
    const request = this.request();
    if (!request) return;
    const { worker } = await this.client.set(this.view.person.id, request, this.key);
    this.notices.say(this.texts.get('set-block.notice', { name: worker.name }));
    this.dialog.close(true);
  };

  private request(): SetBlock | null {
    const { workerId, reason, words, newHolderId } = this.draft();
    if (reason === '') return null;
    return { workerId, reason, words: words.trim() || null, newHolderId: this.chosen()?.holds ? newHolderId : null };
  }
}
