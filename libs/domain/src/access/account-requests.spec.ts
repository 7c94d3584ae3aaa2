import { askForAccount, askForRole, confirmAccountRequest, endAccountRequest, inviteWorker, type AccountRequest } from './account-requests.js';

const REQUEST: AccountRequest = { workerId: 'amina', askedBy: 'owen', state: 'waiting', isLapsed: false };

describe('a way into somebody’s account', () => {
  it('is asked for by one person and confirmed by another', () => {
    expect(askForAccount({ workerId: 'amina', askedBy: 'owen', secondPeople: ['owen', 'grace'] }).ok).toBe(true);
    expect(confirmAccountRequest(REQUEST, 'grace').ok).toBe(true);
  });

  it.each([
    ['her own', { workerId: 'owen', askedBy: 'owen', secondPeople: ['grace'] }, 'account-request-of-oneself'],
    ['one that nobody else could confirm', { workerId: 'amina', askedBy: 'owen', secondPeople: ['owen'] }, 'account-request-nobody-else'],
    ['the only other manager’s', { workerId: 'grace', askedBy: 'owen', secondPeople: ['owen', 'grace'] }, 'account-request-nobody-else'],
  ])('is not asked for where it is %s', (_, asked, refusal) => {
    expect(askForAccount(asked)).toEqual({ ok: false, refusal });
  });

  it.each([
    ['who asked', 'owen', {}, 'account-request-own'],
    ['whose account it is', 'amina', {}, 'account-request-about-you'],
    ['who comes after a day', 'grace', { isLapsed: true }, 'account-request-over'],
    ['who comes after another', 'grace', { state: 'confirmed' as const }, 'account-request-over'],
    ['who comes after a no', 'grace', { state: 'declined' as const }, 'account-request-over'],
  ])('is confirmed by nobody %s', (_, by, changes, refusal) => {
    expect(confirmAccountRequest({ ...REQUEST, ...changes }, by)).toEqual({ ok: false, refusal });
  });

  it('is taken back by whoever asked and declined by anybody else, while it waits', () => {
    expect(endAccountRequest(REQUEST, 'owen')).toEqual({ ok: true, value: 'withdrawn' });
    expect(endAccountRequest(REQUEST, 'grace')).toEqual({ ok: true, value: 'declined' });
    expect(endAccountRequest({ ...REQUEST, isLapsed: true }, 'owen')).toEqual({ ok: false, refusal: 'account-request-over' });
  });
});

describe('a role', () => {
  const asked = { role: 'team-lead' as const, fromOn: '2026-11-24', toOn: null, today: '2026-11-24', held: [{ role: 'key-worker' as const, isSameService: true }] };

  it('is asked for from today on, or for some time to come', () => {
    expect(askForRole(asked).ok).toBe(true);
    expect(askForRole({ ...asked, fromOn: '2026-12-01', toOn: '2026-12-31' }).ok).toBe(true);
    expect(askForRole({ ...asked, held: [{ role: 'team-lead', isSameService: false }] }).ok).toBe(true);
  });

  it.each([
    ['she is an administrator', { held: [{ role: 'administrator' as const, isSameService: true }] }, 'roles-kept-apart'],
    ['she looks over who read what', { held: [{ role: 'data-protection-lead' as const, isSameService: true }] }, 'roles-kept-apart'],
    ['it is an administrator’s', { role: 'administrator' as const }, 'roles-kept-apart'],
    ['it is held already', { held: [{ role: 'team-lead' as const, isSameService: true }] }, 'role-held-already'],
    ['it began before today', { fromOn: '2026-11-23' }, 'first-day-past'],
    ['it ends before it begins', { toOn: '2026-11-01' }, 'last-day-before-first'],
  ])('is not asked for when %s', (_, changes, refusal) => {
    expect(askForRole({ ...asked, ...changes })).toEqual({ ok: false, refusal });
  });
});

describe('somebody new', () => {
  const asked = { roles: ['key-worker' as const, 'idva' as const], fromOn: '2026-11-24', today: '2026-11-24', isEmailTaken: false };

  it('is invited with one role or several, from today on', () => {
    expect(inviteWorker(asked).ok).toBe(true);
    expect(inviteWorker({ ...asked, roles: ['administrator'], fromOn: '2027-01-04' }).ok).toBe(true);
  });

  it.each([
    ['at a colleague’s address', { isEmailTaken: true }, 'worker-email-taken'],
    ['from a day that is over', { fromOn: '2026-11-23' }, 'first-day-past'],
    ['to look over who read what and to keep accounts', { roles: ['data-protection-lead' as const, 'administrator' as const] }, 'roles-kept-apart'],
    ['to keep accounts and to work with people', { roles: ['administrator' as const, 'key-worker' as const] }, 'roles-kept-apart'],
  ])('is not invited %s', (_, changes, refusal) => {
    expect(inviteWorker({ ...asked, ...changes })).toEqual({ ok: false, refusal });
  });
});
