import { canMoveHandover, HANDOVER_STATES, hasComeBack, isHandoverOpen, isNewsToGiver, riskHolder } from './handover-states.js';

const ALLOWED = [
  'drafted > offered',
  'drafted > discarded',
  'offered > accepted',
  'offered > declined',
  'offered > lapsed',
  'offered > recalled',
  'accepted > joint-contact',
  'accepted > completed',
  'joint-contact > completed',
];

describe('the states of a handover', () => {
  it('follow the table for every pair', () => {
    const moves = HANDOVER_STATES.flatMap((from) =>
      HANDOVER_STATES.filter((to) => canMoveHandover(from, to)).map((to) => `${from} > ${to}`),
    );
    expect(moves.sort()).toEqual([...ALLOWED].sort());
  });

  it('are all reached from a draft', () => {
    const reached = new Set<string>(['drafted']);
    for (const state of HANDOVER_STATES) {
      for (const next of HANDOVER_STATES) if (reached.has(state) && canMoveHandover(state, next)) reached.add(next);
    }
    expect([...reached].sort()).toEqual([...HANDOVER_STATES].sort());
  });

  it('end for good when completed, declined, lapsed, recalled or discarded', () => {
    expect(HANDOVER_STATES.filter((state) => !isHandoverOpen(state))).toEqual([
      'completed',
      'declined',
      'lapsed',
      'recalled',
      'discarded',
    ]);
  });

  it('leave the risk with the giver until the receiver has accepted (Southampton)', () => {
    expect(HANDOVER_STATES.filter((state) => riskHolder(state) === 'receiver')).toEqual([
      'accepted',
      'joint-contact',
      'completed',
    ]);
  });

  it("bring the case back to the giver's eyes when declined or lapsed", () => {
    expect(HANDOVER_STATES.filter(hasComeBack)).toEqual(['declined', 'lapsed']);
  });

  it('are news to the giver once somebody has answered, or nobody has in time', () => {
    expect(HANDOVER_STATES.filter(isNewsToGiver)).toEqual(['accepted', 'joint-contact', 'completed', 'declined', 'lapsed']);
  });
});
