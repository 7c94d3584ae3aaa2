import { TestBed } from '@angular/core/testing';
import { Clock } from '../../platform/clock';
import { CoverState } from './cover-state';

describe('the cover', () => {
  let now = 0;
  const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key }));
  const cover = () => TestBed.inject(CoverState);

  beforeEach(() => {
    now = Date.parse('2026-11-22T10:00:00Z');
    localStorage.removeItem('waymark.cover');
    TestBed.configureTestingModule({ providers: [{ provide: Clock, useValue: { now: () => new Date(now) } }] });
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
    TestBed.configureTestingModule({ providers: [{ provide: Clock, useValue: { now: () => new Date(now + 61_000) } }] });
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

  it('goes up and down with that of another tab, which keeps the minute', () => {
    const state = cover();
    localStorage.setItem('waymark.cover', String(now - 61_000));
    heardFromAnotherTab('waymark.cover');
    expect([state.isUp(), state.needsPassword()]).toEqual([true, true]);
    localStorage.removeItem('waymark.cover');
    heardFromAnotherTab('waymark.cover');
    expect(state.isUp()).toBe(false);
  });

  it('does not move when another tab keeps something else', () => {
    const state = cover();
    localStorage.setItem('waymark.cover', String(now));
    heardFromAnotherTab('waymark.language');
    expect(state.isUp()).toBe(false);
  });
});
