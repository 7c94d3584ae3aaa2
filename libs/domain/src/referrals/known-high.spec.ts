import { foundHighSince, knownHigh, type HighAtAcceptance, type HighFinding, type HighSoFar } from './known-high.js';
import type { RouteGround } from './route-on-acceptance.js';

const at = (time: string): Date => new Date(`2026-11-24T${time}:00Z`);
const found = (time: string, ...grounds: RouteGround[]): HighFinding => ({ grounds, knownAt: at(time) });
const accepted = (time: string, ...grounds: RouteGround[]): HighAtAcceptance => ({ ...found(time, ...grounds), isOwnJudgement: false });
const judged = (time: string): HighAtAcceptance => ({ ...found(time, 'professional-judgement'), isOwnJudgement: true });
const so = (changes: Partial<HighSoFar> = {}): HighSoFar => ({
  ...{ risk: 'not-assessed', lastDecidedAt: null, onReferral: found('09:00'), atAcceptance: [] },
  ...changes,
});

describe('a risk that is held to be high without a level that says so', () => {
  it('is none where nobody has said so', () => {
    expect([knownHigh(so()), foundHighSince(so())]).toEqual([null, null]);
  });

  it('is known since the referral, and no later for a service that accepts her as that', () => {
    const onReferral = found('09:00', 'police-grade-signal');
    expect(knownHigh(so({ onReferral, atAcceptance: [accepted('11:00', 'professional-judgement', 'police-grade-signal')] }))).toEqual(onReferral);
  });

  it('is known since acceptance where only that said so', () => {
    expect(knownHigh(so({ atAcceptance: [judged('11:00')] }))).toEqual(found('11:00', 'professional-judgement'));
  });

  it('counts when it is judged at acceptance after a level had been recorded', () => {
    const late = so({ risk: 'medium', lastDecidedAt: at('10:00'), atAcceptance: [judged('11:00')] });
    expect(knownHigh(late)).toEqual(found('11:00', 'professional-judgement'));
    expect(foundHighSince(late)).toEqual(at('11:00'));
  });

  it('counts when the service judges it again after a manager had lowered what was judged on the referral', () => {
    const again = so({ risk: 'medium', lastDecidedAt: at('10:00'), onReferral: found('09:00', 'professional-judgement'), atAcceptance: [judged('11:00')] });
    expect(knownHigh(again)).toEqual(found('11:00', 'professional-judgement'));
    expect(foundHighSince(again)).toEqual(at('11:00'));
  });

  it.each<[string, Partial<HighSoFar>]>([
    ['a level decided after acceptance', { risk: 'standard', lastDecidedAt: at('12:00'), atAcceptance: [judged('11:00')] }],
    ['an old finding of another agency, repeated at acceptance', { risk: 'standard', lastDecidedAt: at('10:00'), onReferral: found('09:00', 'police-grade-signal'), atAcceptance: [accepted('11:00', 'police-grade-signal')] }],
    ['what was judged on the referral and lowered since', { risk: 'standard', lastDecidedAt: at('10:00'), onReferral: found('09:00', 'professional-judgement'), atAcceptance: [accepted('11:00', 'professional-judgement')] }],
    ['a level that says it itself', { risk: 'high', lastDecidedAt: at('10:00'), atAcceptance: [accepted('11:00', 'recorded-high')] }],
  ])('is not made anew by %s', (_, changes) => {
    expect(knownHigh(so(changes))).toBeNull();
  });

  it('is no finding of its own where she was accepted with the level that stood already', () => {
    expect(foundHighSince(so({ risk: 'high', lastDecidedAt: at('10:00'), atAcceptance: [accepted('11:00', 'recorded-high')] }))).toBeNull();
  });
});
