import {
  initialsOf,
  isAllowedWhileOpened,
  isOpened,
  isReviewOverdue,
  mayReadRecord,
  mayReviewOpening,
  opensInEmergencies,
  reviewOpening,
  type Opening,
} from './emergency-openings.js';
import type { Reader, Tie } from './reach.js';
import { RIGHTS, RIGHTS_OF_ROLE } from './rights.js';
import { ROLES } from './roles.js';

const NOW = new Date('2026-11-24T10:00:00Z');
const AMINA: Reader = { id: 'amina', services: ['outreach'], teams: [] };
const opening = (changes: Partial<Opening> = {}): Opening => ({ workerId: 'amina', endsAt: new Date('2026-11-24T10:00:00.001Z'), endedAt: null, ...changes });
const carysHolds: Tie = { kind: 'case', workerId: 'carys', closedBy: null, closedOn: null };
const around = (openings: readonly Opening[], ties: readonly Tie[] = [carysHolds]) => ({ ties, openings, today: '2026-11-24', now: NOW });

describe('a record opened in an emergency', () => {
  it('is read up to its last moment and not in it', () => {
    expect(isOpened('amina', [opening()], NOW)).toBe(true);
    expect(isOpened('amina', [opening({ endsAt: NOW })], NOW)).toBe(false);
  });

  it('is read by its worker alone, and no more once she has ended it', () => {
    expect(isOpened('bethan', [opening()], NOW)).toBe(false);
    expect(isOpened('amina', [opening({ endedAt: NOW })], NOW)).toBe(false);
    expect(isOpened('amina', [opening({ endedAt: NOW }), opening()], NOW)).toBe(true);
  });

  it('is read beside one’s own people, and neither takes the other away', () => {
    expect(mayReadRecord(AMINA, around([]))).toBe(false);
    expect(mayReadRecord(AMINA, around([opening()]))).toBe(true);
    expect(mayReadRecord(AMINA, around([opening({ endsAt: NOW })], [{ ...carysHolds, workerId: 'amina' }]))).toBe(true);
  });

  it('allows of all that a worker may do only reading, a note and the showing of a number', () => {
    const acts = RIGHTS.filter((right) => isAllowedWhileOpened(right) && !right.endsWith(':read'));
    expect(acts).toEqual(['contact:reveal', 'note:write']);
  });

  it('is opened by whoever reads only her own, and by nobody who keeps accounts', () => {
    expect(ROLES.filter((role) => opensInEmergencies([role]))).toEqual(['key-worker', 'idva']);
    expect(opensInEmergencies(['idva', 'team-lead'])).toBe(false);
    expect(ROLES.filter((role) => RIGHTS_OF_ROLE[role].includes('emergency:open'))).toEqual(['key-worker', 'idva']);
  });
});

describe('looking at an opening afterwards', () => {
  it('is due on its day and overdue the day after, until it was done', () => {
    expect(isReviewOverdue('2026-11-24', null, '2026-11-24')).toBe(false);
    expect(isReviewOverdue('2026-11-24', null, '2026-11-25')).toBe(true);
    expect(isReviewOverdue('2026-11-24', NOW, '2026-11-25')).toBe(false);
  });

  it.each([
    ['a manager', ['service-manager'], {}, true],
    ['a manager who opened it', ['service-manager'], { isOpener: true }, false],
    ['a lead beside a manager', ['team-lead'], {}, false],
    ['a lead where there is no manager', ['team-lead'], { hasManager: false }, true],
    ['a lead once it is overdue', ['team-lead'], { isOverdue: true }, true],
    ['a lead who opened it', ['team-lead'], { isOpener: true, hasManager: false, isOverdue: true }, false],
    ['anybody else', ['duty-worker', 'idva', 'key-worker', 'administrator'], { hasManager: false, isOverdue: true }, false],
  ] as const)('by %s', (_, roles, changes, may) => {
    expect(mayReviewOpening({ roles, isOpener: false, hasManager: true, isOverdue: false, ...changes })).toBe(may);
  });

  it('asks for words unless it was justified, and is done once', () => {
    expect(reviewOpening({ isReviewed: false, outcome: 'justified', words: null }).ok).toBe(true);
    expect(reviewOpening({ isReviewed: false, outcome: 'not-justified', words: '  ' })).toEqual({ ok: false, refusal: 'opening-words-missing' });
    expect(reviewOpening({ isReviewed: false, outcome: 'follow-up', words: 'Ask who covers.' }).ok).toBe(true);
    expect(reviewOpening({ isReviewed: true, outcome: 'justified', words: null })).toEqual({ ok: false, refusal: 'opening-reviewed-already' });
  });
});

describe('somebody found elsewhere', () => {
  it('is two letters, or what there is of them', () => {
    expect(initialsOf('Siân', 'Llywelyn')).toBe('S L');
    expect(initialsOf(null, 'llywelyn')).toBe('L');
    expect(initialsOf(' ', null)).toBe('');
  });
});
