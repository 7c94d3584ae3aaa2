import { decideLevel, loweringLacks, type LevelRequest } from './decide-level.js';

const request = (changes: Partial<LevelRequest>): LevelRequest => ({
  current: 'high',
  isKnownHigh: false,
  level: 'medium',
  reason: 'he is in custody for two years',
  byManager: true,
  byHolder: false,
  freshAssessment: true,
  ...changes,
});

describe('deciding the level of risk', () => {
  it('lets anybody raise it with a reason', () => {
    expect(decideLevel(request({ current: 'standard', level: 'high', byManager: false }))).toMatchObject({
      ok: true,
      value: { direction: 'raised', from: 'standard' },
    });
  });

  it.each<[Partial<LevelRequest>, ReturnType<typeof loweringLacks>]>([
    [{ byManager: false }, 'lowering-needs-manager'],
    [{ byHolder: true }, 'decision-needs-another'],
    [{ current: 'not-assessed', isKnownHigh: true, byHolder: true }, 'decision-needs-another'],
    [{ current: 'medium', level: 'standard', byHolder: true }, null],
    [{ byManager: false, byHolder: true, level: 'high' }, null],
    [{}, null],
  ])('says of %j before a word is written whose decision it is: %s', (changes, lacking) => {
    expect(loweringLacks(request(changes))).toBe(lacking);
  });

  it('takes every level as a raise from not assessed', () => {
    const ruling = decideLevel(request({ current: 'not-assessed', level: 'standard', byManager: false }));
    expect(ruling).toMatchObject({ ok: true, value: { direction: 'raised' } });
  });

  it('takes a person known to be high as high before any level is recorded: none is set below it without a manager', () => {
    const flagged = { current: 'not-assessed', isKnownHigh: true } as const;
    expect(decideLevel(request({ ...flagged, level: 'standard', byManager: false }))).toEqual({
      ok: false,
      refusal: 'lowering-needs-manager',
    });
    expect(decideLevel(request({ ...flagged, level: 'standard', freshAssessment: false }))).toEqual({
      ok: false,
      refusal: 'lowering-needs-assessment',
    });
    expect(decideLevel(request({ ...flagged, level: 'high', byManager: false }))).toMatchObject({
      ok: true,
      value: { direction: 'confirmed', from: 'high', level: 'high' },
    });
  });

  it('lowers it only by a manager, with a reason, on a fresh checklist (Southampton: factors do not reduce)', () => {
    expect(decideLevel(request({}))).toMatchObject({ ok: true, value: { direction: 'lowered', level: 'medium' } });
    expect(decideLevel(request({ byManager: false }))).toEqual({ ok: false, refusal: 'lowering-needs-manager' });
    expect(decideLevel(request({ freshAssessment: false }))).toEqual({
      ok: false,
      refusal: 'lowering-needs-assessment',
    });
  });

  it('lowers it from high only by one who does not hold the person; below high a lead may lower it for her own', () => {
    expect(decideLevel(request({ byHolder: true }))).toEqual({ ok: false, refusal: 'decision-needs-another' });
    expect(decideLevel(request({ current: 'not-assessed', isKnownHigh: true, byHolder: true }))).toEqual({ ok: false, refusal: 'decision-needs-another' });
    expect(decideLevel(request({ current: 'medium', level: 'standard', byHolder: true })).ok).toBe(true);
    expect(decideLevel(request({ current: 'standard', level: 'high', byHolder: true })).ok).toBe(true);
  });

  it('is refused without words, whatever the direction', () => {
    for (const level of ['standard', 'high'] as const) {
      expect(decideLevel(request({ level, reason: ' ' }))).toEqual({ ok: false, refusal: 'level-reason-missing' });
    }
  });
});
