import { parse } from 'csv-parse/sync';
import { IMPORT_COLUMNS_MAX, IMPORT_ROWS_MAX, type FileEncoding } from '@waymark/contracts';
import { columnNames, visibleText } from '@waymark/domain';
import { RuleRefused } from '../../platform/errors/errors.js';

/** A sheet as it was sent: headings made usable as keys, and every further line as a row, blank lines included. */
export interface CsvFile {
  encoding: FileEncoding;
  columns: string[];
  rows: string[][];
}

/** Takes the bytes apart and judges nothing. What is no such sheet is refused with a sentence of its own. */
export function readCsvFile(bytes: Buffer): CsvFile {
  const { encoding, text } = decode(bytes);
  if (text.trim() === '') throw new RuleRefused('file-empty');
  const [headings = [], ...rows] = linesOf(text);
  const columns = columnNames(headings.map(visibleText));
  if (rows.length === 0) throw new RuleRefused('file-empty');
  if (columns.length > IMPORT_COLUMNS_MAX) throw new RuleRefused('file-not-csv');
  if (rows.length > IMPORT_ROWS_MAX) throw new RuleRefused('file-too-many-rows');
  return { encoding, columns, rows };
}

/** Spreadsheets save as UTF-8, as "Unicode text" (UTF-16) or, on older machines, as Windows-1252. */
function decode(bytes: Buffer): { encoding: FileEncoding; text: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', text: new TextDecoder('utf-16le').decode(bytes) };
  // A workbook, a picture or a document: none of them is text, and text has no null byte.
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' || bytes.includes(0)) throw new RuleRefused('file-not-csv');
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // Not UTF-8: then it is the only other encoding that such sheets are saved in, and the screen says so.
    return { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
  }
}

function linesOf(text: string): string[][] {
  const options = { bom: true, columns: false, relax_column_count: true, skip_empty_lines: false, delimiter: delimiterOf(text) };
  try {
    return parse(text, options);
  } catch {
    // The parser's own message quotes the text, which may name people.
    throw new RuleRefused('file-not-csv');
  }
}

/** Where Windows is set to a comma as decimal sign, "comma-separated" is separated by semicolons. */
function delimiterOf(text: string): string {
  const headings = text.slice(0, text.search(/[\r\n]|$/));
  const counted = [',', ';', '\t'].map((sign) => ({ sign, times: headings.split(sign).length }));
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).sign;
}
