import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Shortcuts } from './shortcuts';

describe('keyboard shortcuts', () => {
  let pressed: string[];

  const press = (key: string, target: EventTarget = document.body) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true }));

  beforeEach(() => {
    localStorage.clear();
    pressed = [];
    document.body.innerHTML = '<input id="name" /><textarea></textarea><select></select>';
    const shortcuts = TestBed.inject(Shortcuts);
    const run = () => pressed.push('new');
    shortcuts.add([{ keys: 'c', text: 'shortcut.new-referral', run }], TestBed.inject(DestroyRef));
    TestBed.tick();
  });

  it('act on the page', () => {
    press('c');
    expect(pressed).toEqual(['new']);
  });

  it.each(['input', 'textarea', 'select'])('never act inside a %s', (field) => {
    press('c', document.querySelector(field)!);
    expect(pressed).toEqual([]);
  });

  it('can be switched off, and stay off for next time (WCAG 2.1.4)', () => {
    TestBed.inject(Shortcuts).turn(false);
    TestBed.tick();
    press('c');
    expect(pressed).toEqual([]);
    expect(localStorage.getItem('waymark.shortcuts')).toBe('off');
  });
});
