import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const COLUMNS = [
  ['Role', 'role'],
  ['Organisation', 'organisation'],
  ['Name', 'name'],
  ['E-mail', 'email'],
  ['Password', 'password'],
];

/** The demonstration sign-ins as a table, or null when there are none. */
export function signInTable(dataFolder) {
  const file = join(dataFolder, 'demonstration-sign-ins.json');
  return existsSync(file) ? tableOf(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Lays sign-ins out in columns. */
export function tableOf(signIns) {
  const rows = [
    COLUMNS.map(([title]) => title),
    ...signIns.map((signIn) =>
      COLUMNS.map(([, key]) => (key === 'role' ? roleName(signIn.role) : String(signIn[key] ?? ''))),
    ),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}

/** "team-lead" as a person would say it. */
function roleName(code) {
  if (code === 'idva') return 'IDVA';
  const words = String(code).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
