import { Injectable, Logger } from '@nestjs/common';
import { FieldCipher, FieldDamaged } from './field-cipher.js';

/**
 * Columns in which a worker writes freely about somebody. What stands there often says where she is, so all of it rests
 * encrypted, each text bound to its row.
 */
export type WordsColumn =
  | 'childrens_services_decisions.words'
  | 'emergency_openings.words'
  | 'emergency_openings.review_words'
  | 'linked_parties.words'
  | 'notes.text'
  | 'person_blocks.words'
  | 'person_blocks.end_words'
  | 'referrals.referrer_contact'
  | 'referrals.summary'
  | 'referrals.safeguarding_note'
  | 'referrals.withdrawal_note'
  | 'referral_offers.note'
  | 'clock_pauses.note'
  | 'contact_attempts.note'
  | 'waiting_list_entries.leave_note'
  | 'import_rows.discard_note'
  | 'waiting_list_entries.reason_over_ceiling'
  | 'handovers.reason'
  | 'handovers.consent_reason'
  | 'handovers.answer_words'
  | 'handovers.why_no_joint_contact'
  | 'cases.next_step'
  | 'cases.closure_note'
  | 'case_closures.risk_words'
  | 'case_closures.way_back'
  | 'reviews.words'
  | 'review_put_offs.reason'
  | 'read_answers.words';

interface OfRow {
  id: string;
  organisationId: string;
}

/** Words for one line of a list, or that they cannot be read. */
export interface OpenedWords {
  words: string | null;
  isUnreadable: boolean;
}

@Injectable()
export class SealedWords {
  private readonly logger = new Logger(SealedWords.name);

  constructor(private readonly cipher: FieldCipher) {}

  seal(column: WordsColumn, row: OfRow, text: string): Buffer;
  seal(column: WordsColumn, row: OfRow, text: string | null): Buffer | null;
  seal(column: WordsColumn, row: OfRow, text: string | null): Buffer | null {
    return text === null ? null : this.cipher.encrypt(text, wordsPlace(column, row));
  }

  /** Throws when the key is wrong or the text was altered or moved to another row. */
  open(column: WordsColumn, row: OfRow, sealed: Buffer): string;
  open(column: WordsColumn, row: OfRow, sealed: Buffer | null): string | null;
  open(column: WordsColumn, row: OfRow, sealed: Buffer | null): string | null {
    return sealed === null ? null : this.cipher.decrypt(sealed, wordsPlace(column, row));
  }

  /** For a list in which one damaged text must not hide everybody else: its line stands and says so. */
  openOrTell(column: WordsColumn, row: OfRow, sealed: Buffer | null): OpenedWords {
    try {
      return { words: this.open(column, row, sealed), isUnreadable: false };
    } catch (error) {
      // Anything else is a fault of ours or of the key, and must not be taken for a damaged text.
      if (!(error instanceof FieldDamaged)) throw error;
      // The cipher says no more, and neither does the log.
      this.logger.error(`The words in ${column} of ${row.id} could not be opened.`);
      return { words: null, isUnreadable: true };
    }
  }
}

export function wordsPlace(column: string, { id: rowId, organisationId }: OfRow) {
  const [table = '', name = ''] = column.split('.');
  return { organisationId, table, column: name, rowId };
}
