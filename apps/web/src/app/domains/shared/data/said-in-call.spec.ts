import { TestBed } from '@angular/core/testing';
import { realTexts, speak } from '../../../../test-texts';
import { Clock } from '../../../platform/clock';
import { SaidInCall } from './said-in-call';

const SAID = { safeToTalk: 'yes' as const, safeUntil: '15:00', recordedAt: '2026-11-22T10:00:00Z', needsContactVerifying: false };

describe('what was said in the call', () => {
  async function on(now: string) {
    TestBed.configureTestingModule({ providers: [realTexts(), { provide: Clock, useValue: { now: () => new Date(now) } }] });
    await speak('en');
    return TestBed.inject(SaidInCall);
  }

  it('holds for the rest of that day up to its hour', async () => {
    const said = await on('2026-11-22T11:00:00Z');
    expect([said.tone(SAID), said.heading(SAID), said.parts(SAID)]).toEqual(['limited', 'Said in the call: safe to talk', ['until 15:00 today']]);
    expect(said.tone({ ...SAID, safeUntil: null })).toBe('safe');
  });

  it('says that its hour has gone, and reassures nobody from then on', async () => {
    const said = await on('2026-11-22T15:30:00Z');
    expect([said.tone(SAID), said.heading(SAID), said.parts(SAID)]).toEqual(['unknown', 'In the call: it was safe to talk', ['until 15:00 today, which has passed']]);
    expect(said.tone({ ...SAID, safeToTalk: 'no' })).toBe('unsafe');
  });

  it('reassures nobody on another day, and says which day it was', async () => {
    const said = await on('2026-11-24T11:00:00Z');
    expect([said.tone(SAID), said.heading(SAID), said.parts(SAID)]).toEqual(['unknown', 'In the call: it was safe to talk', ['on 22 Nov 2026', 'until 15:00']]);
    expect(said.tone({ ...SAID, safeUntil: null })).toBe('unknown');
  });

  it('goes on warning where it was not safe', async () => {
    const said = await on('2026-11-24T11:00:00Z');
    expect(said.tone({ ...SAID, safeToTalk: 'no' })).toBe('unsafe');
  });

  it('is asked again in a new episode', async () => {
    const said = await on('2026-11-22T11:00:00Z');
    expect(said.tone({ ...SAID, needsContactVerifying: true })).toBe('unknown');
  });
});
