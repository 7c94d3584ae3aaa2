import fc from 'fast-check';
import { KNOWN_RISKS } from '../referrals/index.js';
import { TODAY_KINDS, todayOrder, type TodayItem } from './today-order.js';

const TODAY = '2026-11-22';
const NOW = new Date('2026-11-22T10:00:00Z');
const item = (id: string, changes: Partial<TodayItem> = {}): TodayItem => ({
  id,
  kind: 'risk-review',
  risk: 'medium',
  dueOn: TODAY,
  dueAt: null,
  isOfFile: false,
  triggers: [],
  ...changes,
});
const ids = (...items: TodayItem[]) => todayOrder(items, NOW, TODAY).map(({ id }) => id);

describe("the order of a worker's day", () => {
  it('puts safety contacts first, then a case at high risk that came back, then what is overdue, and with it the rest that came back', () => {
    expect(
      ids(
        item('overdue-standard', { risk: 'standard', dueOn: '2026-01-01' }),
        item('overdue-high', { risk: 'high', dueOn: '2026-01-01' }),
        item('returned-medium', { kind: 'handover-returned', risk: 'medium', dueOn: null }),
        item('returned-high', { kind: 'handover-returned', risk: 'high', dueOn: null }),
        item('safety', { kind: 'safety-contact', risk: 'not-assessed' }),
      ),
    ).toEqual(['safety', 'returned-high', 'overdue-high', 'returned-medium', 'overdue-standard']);
  });

  it('puts an offer of somebody at high risk above a case of medium risk that came back, and one of medium risk below', () => {
    const back = (id: string, risk: TodayItem['risk']) => item(id, { kind: 'handover-returned', risk, dueOn: null });
    const offered = (id: string, risk: TodayItem['risk']) => item(id, { kind: 'handover-offered', risk, dueOn: '2026-11-24' });
    const order = ids(back('back-medium', 'medium'), offered('offer-medium', 'medium'), offered('offer-high', 'high'), back('back-high', 'high'), offered('offer-unknown', 'not-assessed'));
    expect(order).toEqual(['back-high', 'offer-high', 'offer-unknown', 'back-medium', 'offer-medium']);
  });

  it('puts a risk that a colleague has named her for with what is overdue, and above it at high risk', () => {
    const given = (id: string, risk: TodayItem['risk']) => item(id, { kind: 'risk-given', risk, dueOn: null });
    const late = item('late', { kind: 'contact', risk: 'high', dueOn: '2026-11-20' });
    expect(ids(late, given('given-standard', 'standard'), given('given-high', 'high'))).toEqual(['given-high', 'late', 'given-standard']);
  });

  it('puts a line of which it is not told how great the danger is behind all else, and says nothing of the danger by it', () => {
    const told = item('told', { kind: 'handover-accepted', risk: null, dueOn: null });
    expect(ids(told, item('task', { kind: 'task', risk: 'standard', dueOn: null }))).toEqual(['task', 'told']);
    expect(todayOrder([told], NOW, TODAY)).toEqual([{ id: 'told', rank: 1, reasons: ['no-date'] }]);
  });

  it('orders by overdue, today, later and no date', () => {
    expect(
      ids(
        item('none', { dueOn: null }),
        item('later', { dueOn: '2026-11-23' }),
        item('today'),
        item('overdue', { dueOn: '2026-11-21' }),
      ),
    ).toEqual(['overdue', 'today', 'later', 'none']);
  });

  it('puts somebody at high or unknown risk for whom nothing is planned before what is planned for later', () => {
    expect(
      ids(
        item('planned', { risk: 'high', dueOn: '2026-11-23' }),
        item('standard-unplanned', { risk: 'standard', dueOn: null }),
        item('high-unplanned', { risk: 'high', dueOn: null }),
        item('unknown-unplanned', { risk: 'not-assessed', dueOn: null }),
        item('today', { risk: 'standard' }),
      ),
    ).toEqual(['today', 'high-unplanned', 'unknown-unplanned', 'planned', 'standard-unplanned']);
  });

  it('orders within each by risk, and not assessed never stands among the low', () => {
    expect(ids(...KNOWN_RISKS.map((risk) => item(risk, { risk })))).toEqual([
      'high',
      'not-assessed',
      'medium',
      'standard',
    ]);
  });

  it('never puts a standard row above a high one for being late longer', () => {
    expect(
      ids(
        item('a-year-late', { risk: 'standard', dueOn: '2025-11-22' }),
        item('high', { risk: 'high', dueOn: '2026-11-21' }),
      ),
    ).toEqual(['high', 'a-year-late']);
  });

  it('never hides a safety contact of today behind those of a whole file, and puts both above all else', () => {
    const owed = { kind: 'safety-contact', dueOn: '2026-11-20' } as const;
    const file = item('file', { ...owed, isOfFile: true, risk: 'high', triggers: ['strangulation'] });
    expect(ids(item('task', { risk: 'high', dueOn: '2026-11-01' }), file, item('told-today', { ...owed, dueOn: '2026-11-22' }))).toEqual([
      ...['told-today', 'file', 'task'],
    ]);
  });

  it('puts triggers such as a release before the rest of the same risk', () => {
    expect(ids(item('a'), item('b', { triggers: ['release-date'] }))).toEqual(['b', 'a']);
  });

  it('takes an hour that has passed today for overdue', () => {
    const [place] = todayOrder([item('x', { dueAt: new Date('2026-11-22T09:00:00Z') })], NOW, TODAY);
    expect(place?.reasons).toEqual(['overdue']);
  });

  it('says for each row what put it there', () => {
    const places = todayOrder(
      [item('x', { kind: 'safety-contact', risk: 'high', triggers: ['strangulation', 'strangulation'] })],
      NOW,
      TODAY,
    );
    expect(places).toEqual([
      { id: 'x', rank: 1, reasons: ['safety-contact', 'due-today', 'high-risk', 'strangulation'] },
    ]);
  });

  it('loses nobody, repeats nobody and does not depend on the order it was given', () => {
    const anyItem = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...TODAY_KINDS),
      risk: fc.constantFrom(...KNOWN_RISKS),
      dueOn: fc.constantFrom(null, '2026-11-01', TODAY, '2026-12-01'),
      dueAt: fc.constantFrom(null, new Date('2026-11-22T09:00:00Z'), new Date('2026-11-22T11:00:00Z')),
      isOfFile: fc.boolean(),
      triggers: fc.constantFrom([], ['stalking' as const]),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 20 }), (items) => {
        const order = ids(...items);
        expect([...order].sort()).toEqual(items.map(({ id }) => id).sort());
        expect(ids(...[...items].reverse())).toEqual(order);
      }),
    );
  });
});
