import { measureImport, type ImportMeasured } from './measure/import-file.js';
import { firstPageBytes } from './measure/page-weight.js';
import { measureInTurns, type Measured } from './measure/rounds.js';
import { decimals, tableOf } from './measure/table.js';
import { makeBenchDatabase, type BenchDatabase } from './region/bench-database.js';
import { COOKIE_PORT, readOrder, required, targetEnvironment } from './run-environment.js';
import { startFloor } from './targets/start-floor.js';
import { startTarget, type RunningTarget } from './targets/start-target.js';

/** Requests per second of the page, as a share of the bare floor's. */
const SHARE_OF_FLOOR = 0.6;
/** How much slower a page may get when the region grows tenfold. */
const GROWTH = 1.3;
const FIRST_PAGE_BYTES = 220 * 1024;
const IMPORT_SECONDS = 20;

const PAGES = {
  person: (database: BenchDatabase): string[] => database.personIds.map((id) => `/api/people/${id}`),
  'waiting-list': (database: BenchDatabase): string[] => database.serviceIds.slice(0, 20).map((id) => `/api/waiting-list?service=${id}`),
};
type PageName = keyof typeof PAGES;

interface Row {
  page: PageName;
  cases: number;
  statements: number;
  floor: Measured;
  product: Measured;
}

const order = readOrder(process.argv.slice(2), '10000,100000');
const databases: BenchDatabase[] = [];
for (const cases of order.cases) {
  const database = await makeBenchDatabase(required('BENCH_SERVER_URL'), required('BENCH_FOLDER'), cases);
  console.log(`${cases} cases generated in ${decimals(database.seconds, 0)} s`);
  databases.push(database);
}
const rows: Row[] = [];
for (const page of order.pages.filter(isPage)) rows.push(...(await measurePage(page)));
// On the smallest region; last, since it adds people to it.
const imported = databases[0] ? await measureImport(databases[0]) : null;
print(rows, imported);

/** All sizes and both hosts in the same rounds, so that every ratio is of one run. */
async function measurePage(page: PageName): Promise<Row[]> {
  const running: { cases: number; statements: number; floor: RunningTarget; product: RunningTarget; database: BenchDatabase }[] = [];
  for (const [i, database] of databases.entries()) {
    const cases = order.cases[i] ?? 0;
    const { target: floor, statements } = await startFloor(`floor, ${page}, ${cases}`, database, PAGES[page](database));
    const product = await startTarget(`product, ${page}, ${cases}`, './serve-app.js', ['express'], targetEnvironment(database));
    running.push({ cases, statements, floor, product, database });
  }
  const loads = running.flatMap(({ floor, product, database }) => {
    const asked = { paths: PAGES[page](database), tokens: database.tokens };
    return [{ ...floor, ...asked }, { ...product, ...asked }];
  });
  const measured = await measureInTurns(loads, { ...order, cookiePort: COOKIE_PORT });
  for (const { floor, product } of running) await Promise.all([floor.stop(), product.stop()]);
  const of = (name: string): Measured => measured.find((one) => one.name === name) as Measured;
  return running.map(({ cases, statements, floor, product }) => ({ page, cases, statements, floor: of(floor.name), product: of(product.name) }));
}

function print(measured: Row[], imported: ImportMeasured | null): void {
  console.log(`\n${order.rounds} alternating rounds of ${order.seconds} s, ${order.connections} connections, medians\n`);
  const lines = measured.map(({ page, cases, statements, floor, product }) => [
    page,
    String(cases),
    String(statements),
    decimals(floor.requestsPerSecond, 0),
    decimals(product.requestsPerSecond, 0),
    decimals(floor.p95, 1),
    decimals(product.p95, 1),
    decimals(product.bytes, 0),
  ]);
  console.log(tableOf(['page', 'cases', 'statements', 'floor/s', 'product/s', 'floor p95 ms', 'product p95 ms', 'bytes'], lines));
  console.log(`\n${tableOf(['goal', 'asked', 'measured', ''], [...ratiosOf(measured), firstPage(), importGoal(imported)])}`);
}

function ratiosOf(measured: Row[]): string[][] {
  const goals = measured.map(({ page, cases, floor, product }) => {
    const share = product.requestsPerSecond / floor.requestsPerSecond;
    return [`${page} page, share of the floor, ${cases} cases`, `>= ${SHARE_OF_FLOOR}`, decimals(share, 2), verdict(share >= SHARE_OF_FLOOR)];
  });
  for (const page of order.pages) {
    const [small, large] = measured.filter((row) => row.page === page);
    if (!small || !large) continue;
    const growth = large.product.p95 / small.product.p95;
    goals.push([`${page} page, p95 at ${large.cases} / ${small.cases}`, `<= ${GROWTH}`, decimals(growth, 2), verdict(growth <= GROWTH)]);
  }
  return goals;
}

function firstPage(): string[] {
  const bytes = firstPageBytes(process.env['BENCH_WEB_ROOT'] ?? '');
  if (bytes === null) return ['first page, compressed', '<= 220 kB', 'not built', 'NOT MEASURED'];
  return ['first page, compressed', '<= 220 kB', `${decimals(bytes / 1024, 1)} kB`, verdict(bytes <= FIRST_PAGE_BYTES)];
}

function importGoal(imported: ImportMeasured | null): string[] {
  const asked = `<= ${IMPORT_SECONDS} s`;
  if (imported === null) return ['import of an agency file', asked, 'no file', 'NOT MEASURED'];
  const { rows, checkSeconds, importSeconds } = imported;
  const name = `import of ${rows} rows (upload and dry run ${decimals(checkSeconds, 1)} s before it)`;
  return [name, asked, `${decimals(importSeconds, 1)} s`, verdict(importSeconds <= IMPORT_SECONDS)];
}

function isPage(name: string): name is PageName {
  return name in PAGES;
}

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'MISSED';
}
