import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { OwnOpeningView, SessionView } from '@waymark/contracts';
import { rightsOf, type Role } from '@waymark/domain';
import { realTexts, speak } from '../../../test-texts';
import { problemInterceptor } from '../http/problem.interceptor';
import { OpenedRecord } from './opened-record';
import { Openings } from './openings';
import { Session } from './session';

const session = (role: Role): SessionView => ({
  worker: { id: 'worker-1', displayName: 'Amina Example', language: 'en', roles: [role] },
  organisation: { id: 'organisation-1', name: 'Harbour Light' },
  ...{ rights: rightsOf([role]), secondFactor: 'on', services: [], endsAt: '2026-11-24T22:00:00Z', idleMinutes: 30, lockMinutes: 5 },
  ...{ hasPasskey: false, provider: null, passwordSetByLink: null },
});
const opening = (id: string, personId: string): OwnOpeningView => ({ id, personId, reference: 'P-5RSJ4M', openedAt: new Date().toISOString(), endsAt: new Date(Date.now() + 3_600_000).toISOString() });

describe('records opened in an emergency', () => {
  let http: HttpTestingController;
  let openings: Openings;
  let opened: OpenedRecord;

  const signIn = async (role: Role): Promise<void> => {
    const restored = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(session(role));
    await restored;
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [realTexts(), provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
    });
    await speak('en');
    http = TestBed.inject(HttpTestingController);
    openings = TestBed.inject(Openings);
    opened = TestBed.inject(OpenedRecord);
  });
  afterEach(() => http.verify());

  it('leave of what she may do reading, a note and the showing of a number, on the pages of that person alone', async () => {
    await signIn('key-worker');
    const loaded = openings.load();
    http.expectOne('/api/emergency-openings/mine').flush([opening('opening-1', 'person-1')]);
    await loaded;
    const may = TestBed.inject(Session);
    const some = ['case:read', 'note:write', 'contact:reveal', 'case:work', 'safety-plan:record', 'conflict:declare', 'person:match'] as const;
    expect(some.filter((right) => may.may(right))).toEqual(some);
    opened.inView.set('person-1');
    expect(some.filter((right) => may.may(right))).toEqual(['case:read', 'note:write', 'contact:reveal', 'person:match']);
    opened.inView.set('person-2');
    expect(some.filter((right) => may.may(right))).toEqual(some);
  });

  it('are asked for by nobody who reads every record anyway', async () => {
    await signIn('team-lead');
    await openings.load();
    expect(opened.running()).toEqual([]);
  });

  it('leave the screen with their end, and another that runs does not', async () => {
    await signIn('key-worker');
    const [first, second] = [opening('opening-1', 'person-1'), opening('opening-2', 'person-2')];
    opened.running.set([first, second]);
    opened.inView.set('person-1');
    const ended = openings.end(first);
    http.expectOne('/api/emergency-openings/opening-1/end').flush([second]);
    await ended;
    await TestBed.inject(Router).navigateByUrl('/people');
    expect(opened.running()).toEqual([second]);
    expect(opened.opening()).toBeNull();
  });

  it('are forgotten with the sign-in', async () => {
    await signIn('key-worker');
    opened.running.set([opening('opening-1', 'person-1')]);
    TestBed.inject(Session).forget();
    expect(opened.running()).toEqual([]);
  });
});
