import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { SessionView } from '@waymark/contracts';
import { realTexts, speak } from '../../../test-texts';
import { problemInterceptor } from '../../platform/http/problem.interceptor';
import { Session } from '../../platform/session/session';
import { LOAD_ANEW, SigningOut } from './signing-out';
import { StillSignedIn } from './still-signed-in';

const SESSION: SessionView = {
  worker: { id: 'worker-1', displayName: 'Amina Example', language: 'en', roles: ['key-worker'] },
  organisation: { id: 'organisation-1', name: 'Harbour Light' },
  rights: [],
  secondFactor: 'on',
  services: [],
  endsAt: '2026-11-24T22:00:00Z',
  idleMinutes: 30,
  lockMinutes: 5,
  hasPasskey: false,
  provider: null,
  passwordSetByLink: null,
};

describe('signing out', () => {
  let http: HttpTestingController;
  const wentTo: string[] = [];

  beforeEach(async () => {
    wentTo.length = 0;
    TestBed.configureTestingModule({
      providers: [
        realTexts(),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        { provide: LOAD_ANEW, useValue: (address: string) => wentTo.push(address) },
      ],
    });
    await speak('en');
    http = TestBed.inject(HttpTestingController);
    const restored = TestBed.inject(Session).restore();
    http.expectOne('/api/session').flush(SESSION);
    await restored;
  });

  const lineDown = () => http.expectOne({ method: 'DELETE', url: '/api/session' }).error(new ProgressEvent('error'));
  const settle = () => new Promise((resolve) => setTimeout(resolve));

  it('loads the sign-in page anew, so that nothing stays in memory', async () => {
    const done = TestBed.inject(SigningOut).begin();
    http.expectOne({ method: 'DELETE', url: '/api/session' }).flush(null, { status: 204, statusText: 'No Content' });
    await done;
    expect(wentTo).toEqual(['/sign-in']);
    expect(TestBed.inject(Session).isSignedIn()).toBe(false);
  });

  it('that does not reach the API clears the screen, says that the sign-in lives, and tries again when the line is back', async () => {
    const signingOut = TestBed.inject(SigningOut);
    const failed = signingOut.begin();
    lineDown();
    await failed;
    expect([signingOut.state(), TestBed.inject(Session).isSignedIn(), wentTo]).toEqual(['failed', false, []]);
    const fixture = TestBed.createComponent(StillSignedIn);
    await fixture.whenStable();
    const words = (fixture.nativeElement as HTMLElement).textContent;
    expect(words).toContain('Your sign-in has not ended');
    expect(words).toContain('after 30 minutes');
    window.dispatchEvent(new Event('online'));
    http.expectOne({ method: 'DELETE', url: '/api/session' }).flush(null, { status: 204, statusText: 'No Content' });
    await settle();
    expect(wentTo).toEqual(['/sign-in']);
  });
});
