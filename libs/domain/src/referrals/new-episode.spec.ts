import { startEpisode, stillToVerify, VERIFY_AGAIN } from './new-episode.js';

const closed = { id: 'episode-1', closedOn: '2026-03-02', lastRisk: 'high' } as const;
const open = { id: 'episode-2', closedOn: null, lastRisk: 'standard' } as const;

describe('a new referral', () => {
  it('of somebody unknown has nothing to verify again', () => {
    expect(startEpisode([])).toMatchObject({
      kind: 'first',
      toVerify: [],
      earlierEpisodeIds: [],
      wasHighBefore: false,
    });
  });

  it('of somebody who returns is an episode of its own, linked to the earlier one', () => {
    expect(startEpisode([closed])).toMatchObject({ kind: 'returning', earlierEpisodeIds: ['episode-1'] });
  });

  it('counts as further while another episode is open', () => {
    expect(startEpisode([closed, open]).kind).toBe('further');
  });

  it.each([[[closed]], [[open]]])('never carries over risk or consent', (earlier) => {
    const start = startEpisode(earlier);
    expect(start.risk).toBe('not-assessed');
    expect(new Set(Object.values(start.consents))).toEqual(new Set(['not-asked']));
  });

  it('says that the risk was high before, as history', () => {
    expect(startEpisode([open, closed]).wasHighBefore).toBe(true);
    expect(startEpisode([open]).wasHighBefore).toBe(false);
  });

  it('asks for risk, contact safety, address, children and consents until each has been verified', () => {
    const start = startEpisode([closed]);
    expect(stillToVerify(start, [])).toEqual(VERIFY_AGAIN);
    expect(stillToVerify(start, ['risk', 'address'])).toEqual(['contact-safety', 'children', 'consents']);
    expect(stillToVerify(start, VERIFY_AGAIN)).toEqual([]);
  });
});
