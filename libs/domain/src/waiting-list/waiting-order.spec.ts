import fc from 'fast-check';
import { KNOWN_RISKS } from '../referrals/risk-known.js';
import { RISK_TRIGGERS } from './waiting-codes.js';
import { ABOVE_THE_LIST, groupAboveTheList, WAITING_BANDS, waitingOrder, type WaitingPerson } from './waiting-order.js';

const someone = (id: string, over: Partial<WaitingPerson> = {}): WaitingPerson => ({
  id,
  risk: 'standard',
  needsSafetyContact: false,
  triggers: [],
  childrenInHousehold: false,
  vulnerable: false,
  isSpokenTo: false,
  waitingSince: new Date('2026-11-01T09:00:00Z'),
  ...over,
});

const order = (...people: WaitingPerson[]) => waitingOrder(people).map((place) => place.id);

describe('the order of the waiting list', () => {
  it('puts level of risk before triggers, triggers before children, children before time waited', () => {
    const longest = someone('longest', { waitingSince: new Date('2025-01-01T09:00:00Z') });
    const children = someone('children', { childrenInHousehold: true });
    const triggers = someone('triggers', { triggers: ['strangulation'] });
    const medium = someone('medium', { risk: 'medium' });
    expect(order(longest, children, triggers, medium)).toEqual(['medium', 'triggers', 'children', 'longest']);
  });

  it('lets the one who has waited longer go first when nothing else differs', () => {
    const earlier = someone('earlier', { waitingSince: new Date('2026-10-01T09:00:00Z') });
    expect(order(someone('later'), earlier)).toEqual(['earlier', 'later']);
  });

  it('never ranks "not assessed" with standard or below medium', () => {
    const medium = someone('medium', { risk: 'medium', triggers: RISK_TRIGGERS, childrenInHousehold: true });
    expect(order(medium, someone('unknown', { risk: 'not-assessed' }))).toEqual(['unknown', 'medium']);
  });

  it('shows whoever needs safety contact above the list', () => {
    const high = someone('high', { risk: 'high' });
    const signal = someone('signal', { risk: 'not-assessed', needsSafetyContact: true });
    const places = waitingOrder([someone('unknown', { risk: 'not-assessed' }), signal, high]);
    expect(places.map(({ id, band }) => [id, band])).toEqual([
      ['high', 'safety-contact'],
      ['signal', 'safety-contact'],
      ['unknown', 'not-assessed'],
    ]);
  });

  it('puts whoever has not been spoken to above whoever has, where a safety contact was owed and nowhere else', () => {
    const high = someone('spoken', { risk: 'high', isSpokenTo: true, triggers: ['strangulation'] });
    expect(order(high, someone('owed', { risk: 'high' }))).toEqual(['owed', 'spoken']);
    const medium = someone('medium', { risk: 'medium', isSpokenTo: true, waitingSince: new Date('2026-10-01T09:00:00Z') });
    expect(order(someone('later', { risk: 'medium' }), medium)).toEqual(['medium', 'later']);
  });

  it('stands whoever was told of and whoever was accepted above the file of an agency, whatever its dates', () => {
    const groups = [
      groupAboveTheList({ isAccepted: false, isOfFile: true }),
      groupAboveTheList({ isAccepted: true, isOfFile: true }),
      groupAboveTheList({ isAccepted: false, isOfFile: false }),
    ];
    expect(groups).toEqual(['in-files', 'accepted', 'told']);
    expect(ABOVE_THE_LIST).toEqual(['told', 'accepted', 'in-files']);
  });

  it('says why each person stands where she stands', () => {
    const person = someone('a', {
      risk: 'not-assessed',
      triggers: ['recent-separation', 'strangulation', 'strangulation'],
      childrenInHousehold: true,
    });
    expect(waitingOrder([person])).toEqual([
      {
        id: 'a',
        band: 'not-assessed',
        rank: 1,
        reasons: ['not-assessed', 'strangulation', 'recent-separation', 'children', 'waited'],
      },
    ]);
  });

  it('counts a trigger once however often it was recorded', () => {
    const twice = someone('twice', { triggers: ['stalking', 'stalking'] });
    const two = someone('two', { triggers: ['stalking', 'pregnancy'] });
    expect(order(twice, two)).toEqual(['two', 'twice']);
  });

  const person = fc.record({
    id: fc.uuid(),
    risk: fc.constantFrom(...KNOWN_RISKS),
    needsSafetyContact: fc.boolean(),
    triggers: fc.subarray([...RISK_TRIGGERS]),
    childrenInHousehold: fc.boolean(),
    vulnerable: fc.boolean(),
    isSpokenTo: fc.boolean(),
    waitingSince: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  });
  const list = fc.uniqueArray(person, { selector: (one) => one.id, maxLength: 30 });

  it('loses nobody and does not depend on the order in which the rows came', () => {
    fc.assert(
      fc.property(list, (people) => {
        const places = waitingOrder(people);
        expect(places.map((place) => place.rank)).toEqual(people.map((_, index) => index + 1));
        expect(new Set(places.map((place) => place.id))).toEqual(new Set(people.map((one) => one.id)));
        expect(waitingOrder([...people].reverse())).toEqual(places);
      }),
    );
  });

  it('keeps safety contact above not assessed and not assessed above every known level', () => {
    fc.assert(
      fc.property(list, (people) => {
        const bands = waitingOrder(people).map((place) => place.band);
        const sorted = [...bands].sort((a, b) => WAITING_BANDS.indexOf(a) - WAITING_BANDS.indexOf(b));
        expect(bands).toEqual(sorted);
      }),
    );
  });

  it('never moves anybody down when a danger is added', () => {
    fc.assert(
      fc.property(list, person, fc.constantFrom(...RISK_TRIGGERS), (people, one, trigger) => {
        const others = people.filter((other) => other.id !== one.id);
        const rankOf = (who: WaitingPerson) => order(...others, who).indexOf(who.id);
        expect(rankOf({ ...one, triggers: [...one.triggers, trigger] })).toBeLessThanOrEqual(rankOf(one));
        expect(rankOf({ ...one, childrenInHousehold: true })).toBeLessThanOrEqual(rankOf(one));
        expect(rankOf({ ...one, risk: 'high' })).toBeLessThanOrEqual(rankOf(one));
      }),
    );
  });
});
