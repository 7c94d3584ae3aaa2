import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ANSWERS, countOf, missingSources, namesSource, REQUIREMENTS, requirementsOf, summaryOf } from './lib/asvs.mjs';
import { inProject } from './lib/project.mjs';

const PAGE = 'docs/security/asvs.md';
const text = readFileSync(inProject(PAGE), 'utf8');
const requirements = requirementsOf(text);

describe('the table of ASVS 5.0', () => {
  it('has every requirement of levels 1 and 2, once', () => {
    assert.equal(new Set(requirements.map(({ number }) => number)).size, requirements.length);
    const levels = [1, 2].map((level) => requirements.filter((one) => one.level === level).length);
    assert.deepEqual(levels, [REQUIREMENTS[1], REQUIREMENTS[2]]);
    assert.deepEqual(requirements.filter(({ answer }) => !ANSWERS.includes(answer)), []);
  });

  it('is summed up at its top as it stands', () => {
    assert.deepEqual(summaryOf(text), countOf(requirements));
  });

  it('names with each yes what shows it', () => {
    const bare = requirements.filter(({ answer, shown }) => answer === 'yes' && !namesSource(shown));
    assert.deepEqual(bare.map(({ number }) => number), []);
  });

  it('names no file that is gone and no test that says something else by now', () => {
    const missing = requirements.flatMap(({ number, shown }) => missingSources(PAGE, shown).map((one) => `${number}: ${one}`));
    assert.deepEqual(missing, []);
  });
});

describe('the page of threats', () => {
  it('names no file that is gone and no test that says something else by now', () => {
    const page = 'docs/security/threats.md';
    assert.deepEqual(readFileSync(inProject(page), 'utf8').split('\n').flatMap((line) => missingSources(page, line)), []);
  });
});

describe('a text that names what shows it', () => {
  it('is found out when its file or its test is missing', () => {
    assert.deepEqual(missingSources(PAGE, '`tools/asvs.spec.mjs` “is summed up at its top as it stands”'), []);
    assert.deepEqual(missingSources(PAGE, '`package.json` “says what nobody wrote”'), ['says what nobody wrote']);
    assert.deepEqual(missingSources(PAGE, '`tools/nothing.mjs`, [measures](nowhere.md)'), ['tools/nothing.mjs', 'nowhere.md']);
  });
});
