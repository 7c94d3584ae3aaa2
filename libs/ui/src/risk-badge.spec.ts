import { TestBed } from '@angular/core/testing';
import { RiskBadge, type BadgeLevel } from './risk-badge.js';

function badge(level: BadgeLevel, more: Record<string, unknown> = {}): HTMLElement {
  const fixture = TestBed.createComponent(RiskBadge);
  for (const [name, value] of Object.entries({ level, text: level.toUpperCase(), ...more })) {
    fixture.componentRef.setInput(name, value);
  }
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}

describe('a risk badge', () => {
  const levels: BadgeLevel[] = ['high', 'medium', 'standard', 'unknown'];

  it.each(levels)('says %s in words, so that it can be heard and printed', (level) => {
    expect(badge(level).textContent).toContain(level.toUpperCase());
  });

  it('draws each level in a shape of its own, so that colour is never alone', () => {
    const shapes = levels.map((level) => badge(level).querySelector('path')!.getAttribute('d'));
    expect(new Set(shapes).size).toBe(levels.length);
  });

  it('marks an unknown level with a question mark', () => {
    expect(badge('unknown').querySelector('text')!.textContent).toBe('?');
  });

  it('turns into an outline and says how old it is once it is out of date', () => {
    const old = badge('high', { stale: '92 days old' });
    expect(old.textContent).toContain('92 days old');
    expect(old.querySelector('.badge')!.classList).toContain('stale');
  });
});
