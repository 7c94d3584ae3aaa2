import { dangerKnownSince, isJudgedAnew, type DecidedLevel } from './danger-known.js';

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);
const decided = (time: string, changes: Partial<DecidedLevel> = {}): DecidedLevel => ({
  ...{ level: 'high', from: 'not-assessed', isOnAssessment: true, at: at(time) },
  ...changes,
});
const confirmed = decided('14:00', { from: 'high' });

describe('since when a danger is known that a checklist confirms', () => {
  it.each<[string, DecidedLevel[], Date | null, Date | null]>([
    ['since the referral', [], at('09:00'), at('09:00')],
    ['since the first of two checklists that found the same', [decided('10:00'), decided('12:00', { from: 'high' })], null, at('10:00')],
    ['since a worker said it again beside any score', [decided('10:00'), decided('12:00', { from: 'high', isOnAssessment: false })], null, at('12:00')],
    ['since acceptance, where that came after a level', [decided('10:00', { level: 'medium' })], at('11:00'), at('11:00')],
    ['since it was raised again after it had been lowered', [decided('10:00'), decided('11:00', { level: 'standard', from: 'high' }), decided('12:00', { from: 'standard' })], at('09:00'), at('12:00')],
    ['only now, where nobody said so before', [decided('10:00', { level: 'medium' })], null, null],
  ])('%s', (_, earlier, foundAt, since) => {
    expect(dangerKnownSince(confirmed, earlier, foundAt)).toEqual(since);
  });
});

describe('a danger that is said now', () => {
  it.each<[string, DecidedLevel]>([
    ['by a checklist that raises the level', decided('14:00', { from: 'medium' })],
    ['by a worker who says high again beside any score', decided('14:00', { from: 'high', isOnAssessment: false })],
  ])('%s is known only now, whatever was known before', (_, said) => {
    expect(dangerKnownSince(said, [decided('10:00')], at('09:00'))).toBeNull();
  });
});

describe('a service that accepts as high', () => {
  it.each([
    ['whom a manager had lowered, judges a danger anew', { judgedHigh: true, risk: 'standard', isKnownHigh: false }, true],
    ['whom nobody had assessed, judges a danger anew', { judgedHigh: true, risk: 'not-assessed', isKnownHigh: false }, true],
    ['on nothing but what the referral came with, judges none', { judgedHigh: false, risk: 'standard', isKnownHigh: false }, false],
    ['whom everybody holds to be high, agrees', { judgedHigh: true, risk: 'not-assessed', isKnownHigh: true }, false],
    ['whose level is high, agrees', { judgedHigh: true, risk: 'high', isKnownHigh: false }, false],
  ] as const)('%s', (_, accepted, isAnew) => {
    expect(isJudgedAnew(accepted)).toBe(isAnew);
  });
});
