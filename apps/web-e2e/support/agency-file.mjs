import { randomInt } from 'node:crypto';
import { word } from './referral.mjs';

const COLUMNS = ['Ref', 'Date received', 'Referring agency', 'Forename', 'Surname', 'DOB', 'Safe phone', 'OK to call', 'Checklist', 'Score'];

/** Birthdays are drawn anew: four people of like names who share them with an earlier run would rightly be taken for known. */
const birthday = () => `${randomInt(1, 28)}/${randomInt(1, 12)}/${randomInt(1950, 2003)}`;

/** A file of four invented people whom no other run knows: two that read, one with an impossible date, one with somebody else's phone; two scored. */
export function anAgencyFile({ score = 'High' } = {}) {
  const families = Array.from({ length: 4 }, () => `${capital(word())}ffug`);
  const rows = [
    ['1', '11/08/2026', 'Police - PPN', 'Tirion', families[0], birthday(), '', 'Y', 'DARA', score],
    ['2', '12.08.26', 'Housing', 'Osgar', families[1], birthday(), '', 'N', '', ''],
    ['3', '13/08/2026', 'GP', 'Maren', families[2], '31/02/1990', '', 'Y', '', ''],
    ['4', '14 Aug 2026', 'Midwifery', 'Idony', families[3], birthday(), "07700 900989 (mum's)", 'Y', 'DARA', score],
    [],
  ];
  const marked = rows.map((row) => (row.length ? [`${families[0]}-${row[0]}`, ...row.slice(1)] : COLUMNS.map(() => '')));
  const buffer = Buffer.from([COLUMNS, ...marked].map((row) => row.join(',')).join('\r\n'), 'utf8');
  return { families, upload: { name: 'referrals.csv', mimeType: 'text/csv', buffer } };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
