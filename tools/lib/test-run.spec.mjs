import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { inProject } from './project.mjs';
import { countJest, countNodeTests, together } from './test-bench.mjs';
import { chosen, report } from './test-run.mjs';

const suites = [{ name: 'lint' }, { name: 'unit' }, { name: 'e2e' }];
const result = (name, passed, failed, skips = []) => ({ name, passed, failed, skips, seconds: 1 });

function reported(results, skipsFail = false) {
  const lines = [];
  const code = report(results, skipsFail, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

describe('npm test', () => {
  it('runs every suite unless told otherwise', () => {
    assert.deepEqual(chosen([], suites), suites);
  });

  it('leaves a long one out unless it is asked for by name', () => {
    const withLong = [...suites, { name: 'access', isLong: true }];
    assert.deepEqual(chosen([], withLong), suites);
    assert.deepEqual(chosen(['--only', 'access'], withLong), [withLong[3]]);
  });

  it('runs only the suites asked for, in its own order', () => {
    assert.deepEqual(chosen(['--only', 'e2e,lint'], suites), [suites[0], suites[2]]);
    assert.deepEqual(chosen(['--only=unit'], suites), [suites[1]]);
  });

  it('refuses a suite it does not know, and a choice of none', () => {
    assert.throws(
      () => chosen(['--only', 'unit,moon'], suites),
      /--only takes one or more of lint, unit, e2e; not moon/,
    );
    assert.throws(() => chosen(['--only'], suites), /--only takes one or more/);
  });

  it('closes with the sum over all suites, in one plain line', () => {
    const { code, text } = reported([result('lint', 3, 0), result('unit', 40, 0)]);
    assert.equal(text.split('\n').at(-1), '43 passed, 0 failed');
    assert.equal(code, 0);
  });

  it('fails when a single test failed', () => {
    const { code, text } = reported([result('lint', 3, 0), result('unit', 39, 1)]);
    assert.equal(text.split('\n').at(-1), '42 passed, 1 failed');
    assert.equal(code, 1);
  });

  it('lists what was skipped before the sums, without failing', () => {
    const { code, text } = reported([result('unit', 1, 0), result('journeys', 0, 0, ['chromium was not found'])]);
    assert.match(text, /SKIPPED:\n {2}! journeys: chromium was not found\n\n1 passed, 0 failed$/);
    assert.equal(code, 0);
  });

  it('counts every skip as a failure in continuous integration', () => {
    const { code, text } = reported([result('unit', 1, 0), result('journeys', 0, 0, ['chromium was not found'])], true);
    assert.equal(text.split('\n').at(-1), '1 passed, 1 failed');
    assert.equal(code, 1);
  });

  it('does not call it a success when nothing ran', () => {
    assert.equal(reported([result('unit', 0, 0)]).code, 1);
  });
});

describe('a test run that was handed over to another Node', () => {
  it('ends when its work is done, although the pipe to the first one stays open', async () => {
    const child = spawn(process.execPath, [inProject('tools', 'test.mjs'), '--only', 'compose'], {
      stdio: ['pipe', 'ignore', 'inherit'],
      env: { ...process.env, WAYMARK_HANDED_OVER: String(process.pid) },
      timeout: 60_000,
    });
    const [code, signal] = await once(child, 'exit');
    assert.deepEqual({ code, signal }, { code: 0, signal: null });
  });
});

describe('the counts', () => {
  it('take a Jest file that cannot be loaded for a failure', () => {
    const counts = countJest({ numPassedTests: 5, numFailedTests: 1, numRuntimeErrorTestSuites: 1, testResults: [] });
    assert.deepEqual(counts, { passed: 5, failed: 2, skips: [] });
  });

  it('name the Jest tests that were left out', () => {
    const testResults = [{ assertionResults: [{ status: 'pending', fullName: 'a handover lapses' }] }];
    const counts = countJest({ numPassedTests: 1, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults });
    assert.deepEqual(counts.skips, ['the test "a handover lapses"']);
  });

  for (const [format, line, mark] of [
    ['spec', '  ﹣ uses a Redis (0.4ms) # redis-server was not found', 'ℹ'],
    ['tap', '    ok 3 - uses a Redis # SKIP redis-server was not found', '#'],
  ]) {
    it(`read what Node's own runner says in the format ${format}`, () => {
      const summary = ['tests 9', 'pass 6', 'fail 1', 'cancelled 1', 'skipped 1', 'todo 0'].map(
        (text) => `${mark} ${text}`,
      );
      assert.deepEqual(countNodeTests([line, ...summary].join('\n')), {
        passed: 6,
        failed: 2,
        skips: ['the test "uses a Redis": redis-server was not found'],
      });
    });
  }

  it('add up', () => {
    assert.deepEqual(together([{ passed: 1, skips: ['a'] }, { failed: 2 }]), { passed: 1, failed: 2, skips: ['a'] });
  });
});
