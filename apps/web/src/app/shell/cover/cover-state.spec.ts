import { TestBed } from '@angular/core/testing';
import { Clock } from '../../platform/clock';
import { Session } from '../../platform/session/session';
import { LOAD_ANEW } from '../sign-out/signing-out';
import { CoverState } from './cover-state';

describe('the cover', () => {
  let now = 0;
  let whose: 'hers' | 'another’s' | 'nobody’s';
  let loaded: string[];
  const provided = () => [
    { provide: Clock, useValue: { now: () => new Date(now) } },
    { provide: Session, useValue: { whoseNow: () => Promise.resolve(whose) } },
    { provide: LOAD_ANEW, useValue: (address: string) => loaded.push(address) },
  ];
  const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key }));
  const cover = () => TestBed.inject(CoverState);

  beforeEach(() => {
    now = Date.parse('2026-11-22T10:00:00Z');
    localStorage.removeItem('waymark.cover');
    whose = 'hers';
    loaded = [];
    TestBed.configureTestingModule({ providers: provided() });
  });

  it('goes up after Shift three times', () => {
    const state = cover();
    ['Shift', 'Shift', 'Shift'].forEach(press);
    expect(state.isUp()).toBe(true);
  });

  it('stays down while somebody types capitals', () => {
    const state = cover();
    ['Shift', 'A', 'Shift', 'B', 'Shift', 'C'].forEach(press);
    expect(state.isUp()).toBe(false);
  });

  it('asks for no password after a glance away and for one after a minute', () => {
    const state = cover();
    state.raise();
    now += 60_000;
    expect(state.needsPassword()).toBe(false);
    now += 1;
    expect(state.needsPassword()).toBe(true);
  });

  it('is still up after the page was loaded again, with its minute still running', () => {
    cover().raise();
    TestBed.resetTestingModule();
    now += 61_000;
    TestBed.configureTestingModule({ providers: provided() });
    expect(cover().isUp()).toBe(true);
    expect(cover().needsPassword()).toBe(true);
  });

  it('does not begin its minute anew when it is raised again', () => {
    const state = cover();
    state.raise();
    now += 61_000;
    ['Shift', 'Shift', 'Shift'].forEach(press);
    expect(state.needsPassword()).toBe(true);
  });

  const heardFromAnotherTab = (key: string | null) => window.dispatchEvent(new StorageEvent('storage', { key }));

  it('goes up and down with that of another tab', () => {
    const state = cover();
    localStorage.setItem('waymark.cover', String(now));
    heardFromAnotherTab('waymark.cover');
    expect(state.isUp()).toBe(true);
    localStorage.removeItem('waymark.cover');
    heardFromAnotherTab('waymark.cover');
    expect(state.isUp()).toBe(false);
  });

  const givenBackElsewhere = async (kept: string) => {
    const state = cover();
    localStorage.setItem('waymark.cover', kept);
    heardFromAnotherTab('waymark.cover');
    expect([state.isUp(), state.needsPassword()]).toEqual([true, true]);
    localStorage.removeItem('waymark.cover');
    heardFromAnotherTab('waymark.cover');
    expect(state.isUp()).toBe(true);
    await Promise.resolve();
    return state;
  };

  it.each(['61_000 ago', 'locked'])('that took a password elsewhere (%s) comes down here for the same worker', async (why) => {
    const state = await givenBackElsewhere(why === 'locked' ? `${now} locked` : String(now - 61_000));
    expect(state.isUp()).toBe(false);
  });

  it('stays up here where nobody is signed in any more, and where somebody else is the page is loaded anew', async () => {
    whose = 'nobody’s';
    expect((await givenBackElsewhere(`${now} locked`)).isLocked()).toBe(true);
    whose = 'another’s';
    expect((await givenBackElsewhere(`${now} locked`)).isUp()).toBe(true);
    expect(loaded).toEqual(['/']);
  });

  it('that locks asks for the password at once, also over one that was a glance away, and after the page was loaded again', () => {
    const state = cover();
    state.raise();
    expect(state.needsPassword()).toBe(false);
    state.lock();
    expect([state.needsPassword(), state.isLocked()]).toEqual([true, true]);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: provided() });
    expect([cover().isUp(), cover().isLocked()]).toEqual([true, true]);
  });

  it('tells whoever waits when it is down, and leaves the other tabs as they are where nothing lay under it', async () => {
    const state = cover();
    state.lock();
    let isDown = false;
    void state.lowered().then(() => (isDown = true));
    await Promise.resolve();
    expect(isDown).toBe(false);
    state.lowerHere();
    await Promise.resolve();
    expect(isDown).toBe(true);
    expect(localStorage.getItem('waymark.cover')).toBe(`${now} locked`);
  });

  it('does not move when another tab keeps something else', () => {
    const state = cover();
    localStorage.setItem('waymark.cover', String(now));
    heardFromAnotherTab('waymark.language');
    expect(state.isUp()).toBe(false);
  });
});
