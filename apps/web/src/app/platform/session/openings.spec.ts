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

const MINE = '/api/emergency-openings/mine';

class Tabs {
  static told = 0;
  static hear: () => void = () => undefined;
  set onmessage(hear: () => void) {
    Tabs.hear = hear;
  }
  postMessage(): void {
    Tabs.told += 1;
  }
  close(): void {
    Tabs.hear = () => undefined;
  }
}

describe('records opened in an emergency', () => {
  let http: HttpTestingController;
  let openings: Openings;
  let opened: OpenedRecord;

  const signIn = async (role: Role): Promise<void> => {
    const restored = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(session(role));
    await restored;
  };

  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const answer = async (running: readonly OwnOpeningView[]): Promise<void> => {
    http.expectOne(MINE).flush(running);
    await settled();
    TestBed.tick();
  };
  const view = async (personId: string, running: readonly OwnOpeningView[]): Promise<void> => {
    opened.inView.set(personId);
    TestBed.tick();
    await answer(running);
  };

  beforeEach(async () => {
    Tabs.told = 0;
    Object.assign(globalThis, { BroadcastChannel: Tabs });
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
    await view('person-1', [opening('opening-1', 'person-1')]);
    expect(some.filter((right) => may.may(right))).toEqual(['case:read', 'note:write', 'contact:reveal', 'person:match']);
    await view('person-2', [opening('opening-1', 'person-1')]);
    expect(some.filter((right) => may.may(right))).toEqual(some);
  });

  it('are asked for anew by each record that comes into view, and its page is hidden until it is said', async () => {
    await signIn('key-worker');
    opened.inView.set('person-1');
    TestBed.tick();
    expect([opened.isHidden(), opened.problem()]).toEqual([true, null]);
    await answer([]);
    expect([opened.isHidden(), opened.opening()]).toEqual([false, null]);
    opened.inView.set(null);
    TestBed.tick();
    opened.inView.set('person-1');
    TestBed.tick();
    const elsewhere = opening('opening-1', 'person-1');
    await answer([elsewhere]);
    expect(opened.opening()).toEqual(elsewhere);
    expect(document.documentElement.hasAttribute('data-opened')).toBe(true);
  });

  it('that nobody can say show no record, why, and not on paper, until they are said', async () => {
    await signIn('key-worker');
    opened.inView.set('person-1');
    TestBed.tick();
    http.expectOne(MINE).flush({ code: 'busy' }, { status: 503, statusText: 'busy' });
    await settled();
    expect([opened.isHidden(), opened.problem()?.code]).toEqual([true, 'busy']);
    expect(document.documentElement.hasAttribute('data-opened')).toBe(true);
    const again = openings.load();
    await answer([]);
    await again;
    expect(opened.isHidden()).toBe(false);
  });

  it('stay as they were said where the line fails later: a record that is held stays in sight in the middle of a call', async () => {
    await signIn('key-worker');
    const running = opening('opening-1', 'person-1');
    await view('person-1', [running]);
    const again = openings.load();
    http.expectOne(MINE).error(new ProgressEvent('error'));
    await again;
    expect([opened.isHidden(), opened.running()]).toEqual([false, [running]]);
  });

  it('are asked for anew where another tab has opened or closed one, and tell the others', async () => {
    await signIn('key-worker');
    Tabs.hear();
    const running = opening('opening-1', 'person-1');
    await answer([running]);
    expect(opened.running()).toEqual([running]);
    const ended = openings.end(running);
    http.expectOne('/api/emergency-openings/opening-1/end').flush([]);
    await ended;
    expect(Tabs.told).toBe(1);
  });

  it('are what was heard last: an answer from before an opening takes nothing back', async () => {
    await signIn('key-worker');
    const loaded = openings.load();
    const mine = http.expectOne(MINE);
    const made = openings.open('person-1', { reason: 'caller-on-line', words: 'She rings.' }, 'key');
    const one = opening('opening-1', 'person-1');
    http.expectOne('/api/people/person-1/emergency-openings').flush(one);
    await made;
    mine.flush([]);
    await loaded;
    expect(opened.running()).toEqual([one]);
  });

  it('are asked for by nobody who reads every record anyway', async () => {
    await signIn('team-lead');
    await openings.load();
    expect(opened.running()).toEqual([]);
  });

  it('leave the screen with their end, and another that runs does not', async () => {
    await signIn('key-worker');
    const [first, second] = [opening('opening-1', 'person-1'), opening('opening-2', 'person-2')];
    await view('person-1', [first, second]);
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
