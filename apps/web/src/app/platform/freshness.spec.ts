import { HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, Injector, resource, signal, type Resource, type Signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Clock } from './clock';
import { FRESH_FOR_MS, Freshness, lastRead, readAgain } from './freshness';
import { ProblemError, toProblemError } from './http/problem-error';
import { Session } from './session/session';

describe('a page that reads itself again', () => {
  let read: jest.Mock;
  let grownOld: jest.Mock;
  let now: number;
  let isSignedIn: boolean;

  beforeEach(() => {
    jest.useFakeTimers();
    [now, isSignedIn] = [Date.parse('2026-11-24T10:00:00Z'), true];
    document.body.innerHTML = '<main><textarea></textarea><input type="radio" /><button></button></main>';
    TestBed.configureTestingModule({
      providers: [
        { provide: Clock, useValue: { now: () => new Date(now) } },
        { provide: Session, useValue: { isSignedIn: () => isSignedIn } },
      ],
    });
    [read, grownOld] = [jest.fn(), jest.fn()];
    TestBed.inject(Freshness).keep(read, TestBed.inject(DestroyRef), grownOld);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
    document.body.innerHTML = '';
  });

  function pass(ms: number): void {
    now += ms;
    jest.advanceTimersByTime(ms);
  }
  const comesBack = () => document.dispatchEvent(new Event('visibilitychange'));

  it('does so when it has grown old, and not before', () => {
    pass(FRESH_FOR_MS - 60_000);
    expect(read).not.toHaveBeenCalled();
    pass(60_000);
    expect(read).toHaveBeenCalledTimes(1);
    pass(FRESH_FOR_MS);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('does so when its tab comes back', () => {
    comesBack();
    expect(read).toHaveBeenCalledTimes(1);
  });

  it.each<[string, () => unknown]>([
    ['a dialog is open', () => document.body.append(document.createElement('mat-dialog-container'))],
    ['the screen is covered', () => document.body.setAttribute('data-covered', '')],
    ['something is being typed', () => document.querySelector('textarea')!.focus()],
    ['something typed is not saved yet', () => (document.querySelector('textarea')!.value = 'She rang')],
    ['nobody is signed in', () => (isSignedIn = false)],
  ])('leaves it while %s', (_when, happens) => {
    happens();
    comesBack();
    pass(2 * FRESH_FOR_MS);
    expect(read).not.toHaveBeenCalled();
    document.body.removeAttribute('data-covered');
  });

  it('is not held up by a button or a choice that has the focus, and makes up for what it left', () => {
    document.querySelector('textarea')!.focus();
    pass(2 * FRESH_FOR_MS);
    document.querySelector('button')!.focus();
    pass(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('says that it is old as soon as the cover comes off, and reads at once', async () => {
    const cover = async (isUp: boolean) => {
      document.documentElement.toggleAttribute('data-covered', isUp);
      await Promise.resolve();
    };
    await cover(true);
    pass(60_000);
    expect([read.mock.calls.length, grownOld.mock.calls.length]).toEqual([0, 0]);
    await cover(false);
    expect([read.mock.calls.length, grownOld.mock.calls.length]).toEqual([1, 1]);
  });

  it('reads what was old under the cover as soon as nothing is half typed, and not a while later', async () => {
    document.documentElement.toggleAttribute('data-covered', true);
    pass(60_000);
    document.querySelector('textarea')!.value = 'She rang';
    document.documentElement.toggleAttribute('data-covered', false);
    await Promise.resolve();
    expect([read.mock.calls.length, grownOld.mock.calls.length]).toEqual([0, 1]);
    document.querySelector('textarea')!.value = '';
    pass(15_000);
    expect(read).toHaveBeenCalledTimes(1);
    pass(60_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('says of what it follows that it is old from when the cover comes off until it has been read, and reads it only then', async () => {
    const [isLoading, error] = [signal(false), signal<Error | undefined>(undefined)];
    const reload = jest.fn(() => true);
    const resource = { isLoading, error, reload } as unknown as Parameters<Freshness['follow']>[0];
    const fresh = TestBed.runInInjectionContext(() => TestBed.inject(Freshness).follow(resource));
    TestBed.tick();
    comesBack();
    pass(FRESH_FOR_MS);
    expect(reload).not.toHaveBeenCalled();
    for (const isUp of [true, false]) {
      document.documentElement.toggleAttribute('data-covered', isUp);
      await Promise.resolve();
    }
    expect([reload.mock.calls.length, fresh.isOld()]).toEqual([1, true]);
    isLoading.set(true);
    TestBed.tick();
    expect(fresh.isOld()).toBe(true);
    isLoading.set(false);
    TestBed.tick();
    expect(fresh.isOld()).toBe(false);
  });

  it('ends with its page', () => {
    TestBed.resetTestingModule();
    comesBack();
    pass(2 * FRESH_FOR_MS);
    expect(read).not.toHaveBeenCalled();
  });
});

describe('what was read last', () => {
  const [value, error, address] = [signal<string | undefined>(undefined), signal<Error | undefined>(undefined), signal('all')];
  const resource = { value, error, hasValue: () => error() === undefined && value() !== undefined } as unknown as Resource<string | undefined>;
  let last: Signal<string | null>;

  beforeEach(() => {
    [value, error, address].forEach((one) => one.set(undefined as never));
    last = lastRead(resource, address);
    value.set('Monday');
    last();
  });

  it.each([0, 401, 503])('stays where reading it again failed with %d', (status) => {
    error.set(toProblemError(new HttpErrorResponse({ status })));
    expect(last()).toBe('Monday');
    error.set(undefined);
    value.set('Tuesday');
    expect(last()).toBe('Tuesday');
  });

  it.each([403, 404])('goes where the reader is refused with %d', (status) => {
    error.set(new ProblemError(status === 404 ? 'not-found' : 'not-allowed', status));
    expect(last()).toBeNull();
  });

  it('goes with the address that it was read from', () => {
    address.set('another service');
    error.set(new ProblemError('busy', 503));
    expect(last()).toBeNull();
  });
});

describe('what was just saved', () => {
  const settled = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };

  it('is read also where the first reading was still under way, which may have begun before', async () => {
    const answers: ((value: number) => void)[] = [];
    const injector = TestBed.inject(Injector);
    const reading = resource({ loader: () => new Promise<number>((resolve) => answers.push(resolve)), injector });
    await settled();
    readAgain(reading, injector);
    await settled();
    expect(answers).toHaveLength(1);
    answers[0]?.(1);
    await settled();
    await settled();
    expect(answers).toHaveLength(2);
    answers[1]?.(2);
    await settled();
    expect([reading.value(), answers.length]).toEqual([2, 2]);
  });
});
