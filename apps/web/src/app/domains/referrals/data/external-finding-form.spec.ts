import { TestBed } from '@angular/core/testing';
import { form, schema } from '@angular/forms/signals';
import { signal } from '@angular/core';
import { externalFinding, typedFinding } from './external-finding-form';
import type { IntakeDraft } from './intake-draft';

type Typed = IntakeDraft['externalAssessment'];

const NOTHING: Typed = { instrument: '', score: '', grade: '', assessedOn: '' };

describe('what another agency has found, told in the call', () => {
  const faults = (typed: Partial<Typed>): Record<string, string[]> => {
    const field = TestBed.runInInjectionContext(() =>
      form(signal<Typed>({ ...NOTHING, ...typed }), schema<Typed>((path) => externalFinding(path, () => '2026-11-24'))),
    );
    const kinds = (at: 'score' | 'grade' | 'assessedOn') => field[at]().errors().map(({ kind }) => kind);
    return { score: kinds('score'), grade: kinds('grade'), assessedOn: kinds('assessedOn') };
  };
  const NONE = { score: [], grade: [], assessedOn: [] };

  it.each<[Partial<Typed>, object]>([
    [{}, NONE],
    [{ score: '99' }, NONE],
    [{ instrument: 'police-dash-27', grade: 'high' }, NONE],
    [{ instrument: 'police-dash-27', score: '15' }, NONE],
    [{ instrument: 'police-dash-27' }, { ...NONE, score: ['required'] }],
    [{ instrument: 'police-dash-27', score: '28' }, { ...NONE, score: ['out-of-range'] }],
    [{ instrument: 'police-dash-27', score: 'many' }, { ...NONE, score: ['out-of-range'] }],
    [{ instrument: 'safelives-dash-24', score: '24' }, NONE],
    [{ instrument: 'safelives-dash-24' }, { ...NONE, score: ['required'] }],
    [{ instrument: 'dara' }, { ...NONE, grade: ['required'] }],
    [{ instrument: 'dara', grade: 'medium' }, NONE],
    [{ instrument: 'dara', grade: 'high', assessedOn: '1 1 2031' }, { ...NONE, assessedOn: ['date-in-future'] }],
  ])('is faulty where its form says so, and nowhere else: %j', (typed, expected) => {
    expect(faults(typed)).toEqual(expected);
  });

  it('sends nothing that belongs to a form chosen before', () => {
    expect(typedFinding('dara', { ...NOTHING, score: '15', grade: 'high' })).toEqual({ score: null, grade: 'high' });
    expect(typedFinding('safelives-dash-24', { ...NOTHING, score: '15', grade: 'high' })).toEqual({ score: 15, grade: null });
  });
});
