import { ROLES } from '../access/roles.js';
import { carriesCases, mayEntrust } from './entrust.js';

describe('entrusting somebody with a person', () => {
  const given = { by: 'worker-1', byManager: false, allocatedTo: null };

  it('lets a worker take a risk or a case herself', () => {
    expect(mayEntrust({ ...given, to: 'worker-1' }).ok).toBe(true);
  });

  it('lets no worker give it to a colleague', () => {
    expect(mayEntrust({ ...given, to: 'worker-2' })).toEqual({ ok: false, refusal: 'only-for-yourself' });
  });

  it('lets a lead or manager give it', () => {
    expect(mayEntrust({ ...given, to: 'worker-2', byManager: true }).ok).toBe(true);
  });

  it('follows an allocation that a lead has made, and no other', () => {
    expect(mayEntrust({ ...given, to: 'worker-2', allocatedTo: 'worker-2' }).ok).toBe(true);
    expect(mayEntrust({ ...given, to: 'worker-3', allocatedTo: 'worker-2' })).toEqual({ ok: false, refusal: 'only-for-yourself' });
  });
});

it('lets only key workers and IDVAs carry cases', () => {
  expect(ROLES.filter((role) => carriesCases([role]))).toEqual(['key-worker', 'idva']);
  expect(carriesCases(['team-lead', 'idva'])).toBe(true);
});
