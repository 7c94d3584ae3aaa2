import { todayFilters, type TodayMoment } from './today-filters.js';

const NOW = new Date('2026-11-24T10:00:00Z');
const TODAY = '2026-11-24';
const item = (changes: Partial<TodayMoment>): TodayMoment => ({ kind: 'task', dueOn: null, dueAt: null, ...changes });

describe('the counts above the list', () => {
  it.each([
    ['a contact whose hour has passed', item({ kind: 'contact', dueAt: new Date('2026-11-24T09:00:00Z') }), ['overdue-contacts', 'due-by-today']],
    ['a contact later today', item({ kind: 'contact', dueAt: new Date('2026-11-24T15:00:00Z') }), ['due-by-today']],
    ['a check-in that was due yesterday', item({ kind: 'check-in', dueOn: '2026-11-23' }), ['overdue-contacts', 'due-by-today']],
    ['a contact that was due yesterday', item({ kind: 'contact', dueOn: '2026-11-23' }), ['overdue-contacts', 'due-by-today']],
    ['a safety contact overdue', item({ kind: 'safety-contact', dueAt: new Date('2026-11-23T09:00:00Z') }), ['overdue-contacts', 'due-by-today']],
    ['a step that is a year late', item({ dueOn: '2025-11-24' }), ['due-by-today']],
    ['a step without a day', item({}), []],
    ['a review in seven days', item({ kind: 'risk-review', dueOn: '2026-12-01' }), ['reviews-soon']],
    ['a review in eight days', item({ kind: 'risk-review', dueOn: '2026-12-02' }), []],
    ['a plan review that is overdue', item({ kind: 'plan-review', dueOn: '2026-11-20' }), ['due-by-today', 'reviews-soon']],
    ['a handover that lapses tomorrow', item({ kind: 'handover-offered', dueAt: new Date('2026-11-25T23:59:59Z') }), ['handovers-to-me']],
    ['a handover that came back', item({ kind: 'handover-returned' }), ['handovers-back']],
  ])('count %s', (_, one, filters) => {
    expect(todayFilters(one, NOW, TODAY)).toEqual(filters);
  });

  it('go by the day of the service, not of Greenwich', () => {
    const justPastMidnight = item({ dueAt: new Date('2026-06-24T22:30:00Z') });
    expect(todayFilters(justPastMidnight, new Date('2026-06-24T10:00:00Z'), '2026-06-24')).toEqual(['due-by-today']);
    expect(todayFilters(item({ dueAt: new Date('2026-06-24T23:30:00Z') }), new Date('2026-06-24T10:00:00Z'), '2026-06-24')).toEqual([]);
  });
});
