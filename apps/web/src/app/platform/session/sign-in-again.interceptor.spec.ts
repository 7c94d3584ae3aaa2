import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { problemInterceptor } from '../http/problem.interceptor';
import { LockedScreen } from './locked-screen';
import { SignInAgain } from './sign-in-again';
import { signInAgainInterceptor } from './sign-in-again.interceptor';

const signedOut = { status: 401, statusText: 'Unauthorized' };

describe('a request refused because the sign-in has run out', () => {
  let signedIn: () => void;
  let asked: number;
  let unlocked: () => void;
  let covered: number;
  let http: HttpTestingController;

  beforeEach(() => {
    asked = 0;
    covered = 0;
    const again = { ask: () => (asked++, new Promise<void>((resolve) => (signedIn = resolve))) };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([signInAgainInterceptor, problemInterceptor])),
        provideHttpClientTesting(),
        { provide: SignInAgain, useValue: again },
        { provide: LockedScreen, useValue: { lock: () => (covered++, new Promise<void>((resolve) => (unlocked = resolve))) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('waits for the worker and then goes again with the same key and words', async () => {
    const body = { summary: 'typed for ten minutes' };
    const headers = { 'Idempotency-Key': 'k-1' };
    const answer = firstValueFrom(TestBed.inject(HttpClient).post('/api/referrals', body, { headers }));
    http.expectOne('/api/referrals').flush({ code: 'not-signed-in' }, signedOut);
    expect(asked).toBe(1);
    signedIn();
    await Promise.resolve();
    const repeated = http.expectOne('/api/referrals');
    expect(repeated.request.body).toBe(body);
    expect(repeated.request.headers.get('Idempotency-Key')).toBe('k-1');
    repeated.flush({ id: '1' });
    await expect(answer).resolves.toEqual({ id: '1' });
  });

  it('waits under the cover when its session is locked, and goes again once that is unlocked', async () => {
    const answer = firstValueFrom(TestBed.inject(HttpClient).put('/api/plans', { text: 'typed' }));
    http.expectOne('/api/plans').flush({ code: 'session-locked' }, signedOut);
    expect([covered, asked]).toEqual([1, 0]);
    unlocked();
    await Promise.resolve();
    http.expectOne('/api/plans').flush({ id: '1' });
    await expect(answer).resolves.toEqual({ id: '1' });
  });

  it('is left to the page when it was refused for another reason', async () => {
    const answer = firstValueFrom(TestBed.inject(HttpClient).get('/api/referrals'));
    http.expectOne('/api/referrals').flush({ code: 'not-allowed' }, { status: 403, statusText: 'Forbidden' });
    await expect(answer).rejects.toMatchObject({ code: 'not-allowed' });
    expect(asked).toBe(0);
  });
});
