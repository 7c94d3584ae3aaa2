import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Clock } from '../../platform/clock';
import { IdleTime } from '../../platform/session/idle-time';
import { Session } from '../../platform/session/session';
import { CoverState } from './cover-state';
import { IdleLock } from './idle-lock';

const MINUTE = 60_000;

/** Other tabs of the same browser, as far as this one hears and tells them. */
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

describe('a screen that nobody uses', () => {
  let heardAt: number;
  let locked: number;
  let stayed: number;
  const current = signal<{ lockMinutes: number } | null>({ lockMinutes: 5 });
  const isUp = signal(false);
  const isLocked = signal(false);
  const lock = () => {
    TestBed.tick();
    return TestBed.inject(IdleLock);
  };
  /** Time goes by in small steps, as it does. */
  const wait = (milliseconds: number) => jest.advanceTimersByTime(milliseconds);
  const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
    Object.assign(globalThis, { BroadcastChannel: Tabs });
    [locked, stayed, Tabs.told, heardAt] = [0, 0, 0, Date.now()];
    current.set({ lockMinutes: 5 });
    isUp.set(false);
    isLocked.set(false);
    const cover = { isUp, isLocked, lock: () => [isUp, isLocked].forEach((state) => state.set(true)) };
    const session = {
      current,
      isSignedIn: () => current() !== null,
      lock: () => Promise.resolve((locked += 1)),
      stayInUse: () => Promise.resolve((stayed += 1)),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Clock, useValue: { now: () => new Date() } },
        { provide: CoverState, useValue: cover },
        { provide: Session, useValue: session },
        { provide: IdleTime, useValue: { lastHeardAt: () => heardAt } },
      ],
    });
    lock();
    TestBed.tick();
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('warns a minute before it is covered, then is covered and its session locked', () => {
    wait(4 * MINUTE - 1);
    expect([lock().warning(), isLocked()]).toEqual([null, false]);
    wait(1);
    expect(lock().warning()).toBe('2026-11-22T10:05:00.000Z');
    wait(MINUTE - 1);
    expect(isLocked()).toBe(false);
    wait(1);
    expect([isLocked(), locked, lock().warning()]).toEqual([true, 1, null]);
  });

  it.each(['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'])('stays open for as long again after one %s', (act) => {
    wait(4 * MINUTE + 30_000);
    window.dispatchEvent(new Event(act));
    expect(lock().warning()).toBeNull();
    wait(4 * MINUTE - 1);
    expect([lock().warning(), isLocked()]).toEqual([null, false]);
    wait(MINUTE + 1);
    expect(isLocked()).toBe(true);
  });

  it('stays open while another tab is used, and tells the others of its own use once a second', () => {
    wait(4 * MINUTE + 30_000);
    Tabs.hear();
    wait(4 * MINUTE);
    expect(isLocked()).toBe(false);
    for (let key = 0; key < 10; key += 1) press();
    expect(Tabs.told).toBe(1);
    wait(1_000);
    press();
    expect(Tabs.told).toBe(2);
  });

  it('is locked by the first key after a night with the lid closed, and not kept open by it', () => {
    jest.setSystemTime(Date.parse('2026-11-23T08:00:00Z'));
    press();
    expect([isLocked(), locked]).toEqual([true, 1]);
  });

  it('is not kept open by keys that somebody presses under the cover', () => {
    isUp.set(true);
    TestBed.tick();
    for (let minute = 0; minute < 5; minute += 1) {
      press();
      wait(MINUTE);
    }
    expect(isLocked()).toBe(true);
  });

  it('tells the API of typing that sends nothing, once a minute', () => {
    for (let second = 0; second < 180; second += 10) {
      press();
      wait(10_000);
    }
    expect(stayed).toBe(2);
  });

  it('warns half-way where the organisation allows one minute', () => {
    current.set({ lockMinutes: 1 });
    press();
    wait(0);
    isUp.set(true);
    TestBed.tick();
    isUp.set(false);
    TestBed.tick();
    wait(30_000);
    expect(lock().warning()).toBe('2026-11-22T10:01:00.000Z');
  });

  it('is nobody’s before somebody has signed in', () => {
    current.set(null);
    wait(60 * MINUTE);
    expect([isLocked(), locked]).toEqual([false, 0]);
  });
});
