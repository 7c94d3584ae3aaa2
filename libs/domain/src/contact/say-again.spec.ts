import { sayAgain, type ContactAnswers } from './say-again.js';

const KNOWN: ContactAnswers = {
  owner: 'own',
  call: 'yes',
  text: 'no',
  voicemail: 'no',
  post: 'unknown',
  safeTimes: 'Before noon',
  knownToPersonCausingHarm: 'no',
};

const SILENT: ContactAnswers = {
  owner: 'not-known',
  call: 'unknown',
  text: 'unknown',
  voicemail: 'unknown',
  post: 'unknown',
  safeTimes: null,
  knownToPersonCausingHarm: 'unknown',
};

describe('saying again whether a number is safe', () => {
  it('takes nothing back by silence, and verifies nothing by it', () => {
    expect(sayAgain(KNOWN, SILENT)).toEqual({ answers: KNOWN, changed: [], isVerified: false });
  });

  it('takes every answer that was given, and names what changed', () => {
    const said: ContactAnswers = { ...SILENT, call: 'no', safeTimes: 'After six', owner: 'shared', knownToPersonCausingHarm: 'yes' };
    const { answers, changed } = sayAgain(KNOWN, said);
    expect(answers).toEqual({ ...said, text: 'no', voicemail: 'no' });
    expect(changed).toEqual(['owner', 'call', 'safeTimes', 'knownToPersonCausingHarm']);
  });

  it('verifies the same answers said again', () => {
    expect(sayAgain(KNOWN, { ...SILENT, call: 'yes' })).toEqual({ answers: KNOWN, changed: [], isVerified: true });
  });

  it('does not make an old yes fresh that nobody asked about', () => {
    expect(sayAgain(KNOWN, { ...SILENT, text: 'no' }).isVerified).toBe(false);
    expect(sayAgain(KNOWN, { ...SILENT, call: 'no' }).isVerified).toBe(true);
  });
});
