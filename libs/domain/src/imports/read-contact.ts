import type { DraftContact, ThirdPersonPhone } from './draft-referral.js';
import { IMPORT_LINE_MAX } from './import-rules.js';
import { readCoded } from './read-coded.js';
import { ANSWER_WORDS } from './listed-values.js';
import { readPhone } from './read-phone.js';
import { interpret, keepAsWritten, readText, review, type Cell, type RowNotes, type RowReading } from './row-notes.js';

/** How the person may be reached. Nothing here is ever guessed towards safe. */
export function readContact(row: RowReading): DraftContact {
  const { notes } = row;
  return {
    ...readNumber(row.cell('safe-phone'), notes),
    mayCall: readCoded(row.cell('may-call'), notes, ANSWER_WORDS, 'unknown', 'review'),
    mayText: readCoded(row.cell('may-text'), notes, ANSWER_WORDS, 'unknown', 'review'),
    mayLeaveMessage: readCoded(row.cell('may-leave-message'), notes, ANSWER_WORDS, 'unknown', 'review'),
    safeTimes: readText(row.cell('safe-times'), notes, IMPORT_LINE_MAX),
    address: readText(row.cell('address'), notes, IMPORT_LINE_MAX),
    postcode: readPostcode(row.cell('postcode'), notes),
    addressKnownToHarmer: readCoded(row.cell('address-known'), notes, ANSWER_WORDS, 'unknown', 'review'),
  };
}

function readNumber(
  cell: Cell | null,
  notes: RowNotes,
): { phone: string | null; thirdPersonPhone: ThirdPersonPhone | null } {
  if (cell === null) return { phone: null, thirdPersonPhone: null };
  const reading = readPhone(cell.text);
  if (reading.ok) {
    interpret(notes, cell, reading.number);
    return { phone: reading.number, thirdPersonPhone: null };
  }
  review(notes, cell, reading.fault, reading.number);
  keepAsWritten(notes, cell);
  const others = reading.fault === 'phone-belongs-to-other' ? { number: reading.number, whose: reading.whose } : null;
  return { phone: null, thirdPersonPhone: others };
}

const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/;

/** Capitals and one space, as the post writes it; anything else stays a note and never an address to post to. */
function readPostcode(cell: Cell | null, notes: RowNotes): string | null {
  if (cell === null) return null;
  const parts = POSTCODE.exec(cell.text.toUpperCase());
  if (!parts) {
    keepAsWritten(notes, cell);
    return null;
  }
  const postcode = `${parts[1]} ${parts[2]}`;
  interpret(notes, cell, postcode);
  return postcode;
}
