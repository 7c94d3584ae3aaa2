import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from './project.mjs';

/** How many requirements ASVS 5.0.0 has at each level. */
export const REQUIREMENTS = { 1: 70, 2: 183 };
export const ANSWERS = ['yes', 'no test yet', 'no', 'not applicable'];

const ROW = /^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$/;
const COUNT = /^\| (.+?) \| (\d+) \| (\d+) \| (\d+) \|$/;
/** A path in backticks or a link, with the test titles quoted after it. */
const SOURCE = /(?:`((?:[\w.-]+\/)*[\w.-]+\.[a-z]+)`|\]\((?!https?:)([^)]+)\))((?:(?!`(?:[\w.-]+\/)*[\w.-]+\.[a-z]+`|\]\().)*)/g;
const TITLE = /“([^”]+)”/g;

/** The rows of the table: number, level, answer, and the text that shows it. */
export function requirementsOf(text) {
  return text
    .split('\n')
    .map((line) => ROW.exec(line))
    .filter(Boolean)
    .map(([, number, level, subject, answer, shown]) => ({ number, level: Number(level), subject, answer, shown }));
}

/** What the summary at the top says, by answer: [level 1, level 2, together]. */
export function summaryOf(text) {
  const rows = text.split('\n').map((line) => COUNT.exec(line)).filter(Boolean);
  return Object.fromEntries(rows.map(([, answer, ...counts]) => [answer, counts.map(Number)]));
}

/** The same, counted. */
export function countOf(requirements) {
  const count = (some) => [...[1, 2].map((level) => some.filter((one) => one.level === level).length), some.length];
  const byAnswer = ANSWERS.map((answer) => [answer, count(requirements.filter((one) => one.answer === answer))]);
  return Object.fromEntries([...byAnswer, ['together', count(requirements)]]);
}

/** Files and test titles that a text names and that are not there. Links are read from the folder of `page`. */
export function missingSources(page, shown) {
  return [...shown.matchAll(SOURCE)].flatMap(([, path, link, after]) => {
    const file = inProject(path ?? join(dirname(page), link));
    if (!existsSync(file)) return [path ?? link];
    const source = readFileSync(file, 'utf8');
    return [...after.matchAll(TITLE)].map(([, title]) => title).filter((title) => !source.includes(title));
  });
}

/** Whether a text names at least one file. */
export function namesSource(shown) {
  return shown.search(SOURCE) >= 0;
}
