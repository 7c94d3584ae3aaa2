import type { CalendarDay } from '../dates/index.js';
import type { RouteSettings } from '../referrals/index.js';
import { readDate, type DateOf } from './read-date.js';
import { LOOKED_AT, type ImportRules } from './import-rules.js';
import { readTimeOfDay, splitDateAndTime } from './read-time.js';
import { interpret, keepAsWritten, review, type Cell, type RowNotes, type RowReading } from './row-notes.js';

export interface ReadingContext {
  today: CalendarDay;
  rules: ImportRules;
  /** From which result on an agency's form says high risk. */
  routing: RouteSettings;
}

export function readDay(cell: Cell | null, of: DateOf, context: ReadingContext, notes: RowNotes): CalendarDay | null {
  if (cell === null) return null;
  const reading = readDate(cell.text, of, context.today, context.rules);
  if (!reading.ok) {
    review(notes, cell, reading.fault, acceptable(reading.day, of, context));
    keepAsWritten(notes, cell);
    return null;
  }
  interpret(notes, cell, reading.day);
  return reading.day;
}

/** What would be refused again is offered to nobody. */
function acceptable(day: CalendarDay | null, of: DateOf, { today }: ReadingContext): CalendarDay | null {
  return day !== null && readDate(day, of, today, LOOKED_AT).ok ? day : null;
}

export interface Receipt {
  receivedOn: CalendarDay | null;
  receivedTime: string | null;
}

/** When the referral arrived. A time nobody can read counts as not given, the earlier start for every clock. */
export function readReceipt(row: RowReading, context: ReadingContext): Receipt {
  const { notes } = row;
  const received = row.cell('received-on');
  const timeCell = row.cell('received-time');
  if (received === null) {
    // A row too short for the column already says so.
    if (!notes.reasons.some((reason) => reason.field === 'received-on')) {
      notes.reasons.push({ code: 'missing-received-date', field: 'received-on', column: null, raw: null, offer: null });
    }
    return { receivedOn: null, receivedTime: readTimeCell(timeCell, notes) };
  }
  const { date, time } = splitDateAndTime(received.text);
  const receivedOn = readDay({ ...received, text: date }, 'receipt', context, notes);
  if (time !== null) interpret(notes, { ...received, field: 'received-time' }, time);
  return { receivedOn, receivedTime: readTimeCell(timeCell, notes) ?? time };
}

function readTimeCell(cell: Cell | null, notes: RowNotes): string | null {
  if (cell === null) return null;
  const time = readTimeOfDay(cell.text);
  interpret(notes, cell, time ?? 'time not given');
  if (time === null) keepAsWritten(notes, cell);
  return time;
}
