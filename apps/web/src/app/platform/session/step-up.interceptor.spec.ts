import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { problemInterceptor } from '../http/problem.interceptor';
import { StepUp } from './step-up';
import { stepUpInterceptor } from './step-up.interceptor';

const forbidden = { status: 403, statusText: 'Forbidden' };

describe('an act that asks again who is there', () => {
  let answer: (isProved: boolean) => void;
  let asked: number;
  let http: HttpTestingController;

  beforeEach(() => {
    asked = 0;
    const stepUp = { ask: () => (asked++, new Promise<boolean>((resolve) => (answer = resolve))) };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([stepUpInterceptor, problemInterceptor])),
        provideHttpClientTesting(),
        { provide: StepUp, useValue: stepUp },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  const send = (body: object) =>
    firstValueFrom(TestBed.inject(HttpClient).post('/api/acts', body, { headers: { 'Idempotency-Key': 'k-1' } }));

  it('goes again after the proof with the same key and words', async () => {
    const body = { reason: 'typed for ten minutes' };
    const done = send(body);
    http.expectOne('/api/acts').flush({ code: 'step-up-needed' }, forbidden);
    expect(asked).toBe(1);
    answer(true);
    await Promise.resolve();
    const repeated = http.expectOne('/api/acts');
    expect(repeated.request.body).toBe(body);
    expect(repeated.request.headers.get('Idempotency-Key')).toBe('k-1');
    repeated.flush({ id: '1' });
    await expect(done).resolves.toEqual({ id: '1' });
  });

  it('is left alone, with its reason, when the worker would rather not say', async () => {
    const done = send({});
    http.expectOne('/api/acts').flush({ code: 'step-up-needed' }, forbidden);
    answer(false);
    await expect(done).rejects.toMatchObject({ code: 'step-up-needed' });
  });

  it('is not asked when it was refused for another reason', async () => {
    const done = send({});
    http.expectOne('/api/acts').flush({ code: 'not-allowed' }, forbidden);
    await expect(done).rejects.toMatchObject({ code: 'not-allowed' });
    expect(asked).toBe(0);
  });
});
