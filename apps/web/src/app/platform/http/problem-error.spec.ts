import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { problemOf, toProblemError } from './problem-error';

const answer = (status: number, error: unknown) => toProblemError(new HttpErrorResponse({ status, error }));

describe('a refused request', () => {
  it('keeps its code, the fields and the reference to quote', () => {
    const fields = [{ field: 'person.familyName', code: 'required', limit: null }];
    const problem = answer(400, { code: 'invalid-input', reference: 'R-1', fields });
    expect(problem).toMatchObject({ code: 'invalid-input', reference: 'R-1', fields });
  });

  it('is offline when no answer came at all', () => {
    expect(answer(0, null).code).toBe('offline');
  });

  it.each([
    [502, 'busy'],
    [404, 'not-found'],
    [500, 'unexpected'],
  ])('of status %d from a proxy that speaks no problem details is %s', (status, code) => {
    expect(answer(status, '<html>').code).toBe(code);
  });

  it('keeps how long to wait, and takes nothing else for a time', () => {
    const asked = (wait: string) => toProblemError(new HttpErrorResponse({ status: 429, headers: new HttpHeaders({ 'Retry-After': wait }) })).waitSeconds;
    expect([asked('90'), asked('Wed, 25 Nov 2026 07:28:00 GMT'), answer(429, null).waitSeconds]).toEqual([90, null, null]);
  });

  it('knows whether something was only to be shown', () => {
    expect(toProblemError(new HttpErrorResponse({ status: 503 }), true).isReading).toBe(true);
    expect(toProblemError(new HttpErrorResponse({ status: 0 }), true)).toMatchObject({ code: 'offline', isReading: true });
    expect(answer(503, null).isReading).toBe(false);
  });

  it('is found again inside the error of a resource', () => {
    const problem = answer(403, { code: 'not-allowed' });
    expect(problemOf(new Error('wrapped', { cause: problem }))).toBe(problem);
    expect(problemOf(undefined)).toBeNull();
  });
});
