import { TestBed } from '@angular/core/testing';
import { MaskedValue } from './masked-value.js';

function masked(value: string | null) {
  const fixture = TestBed.createComponent(MaskedValue);
  const inputs = { label: 'Telephone', value, revealText: 'Show', hideText: 'Hide' };
  for (const [name, given] of Object.entries(inputs)) fixture.componentRef.setInput(name, given);
  fixture.detectChanges();
  return { fixture, page: fixture.nativeElement as HTMLElement };
}

describe('a masked detail', () => {
  it('is asked for with one press, whose button names what it shows', () => {
    const { fixture, page } = masked(null);
    const asked = jest.fn();
    fixture.componentInstance.reveal.subscribe(asked);
    page.querySelector('button')!.click();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(page.querySelector('button')!.textContent!.replace(/\s+/g, ' ').trim()).toBe('Show Telephone');
  });

  it('is covered again with one press', () => {
    const { fixture, page } = masked('01632 960123');
    const covered = jest.fn();
    fixture.componentInstance.hide.subscribe(covered);
    expect(page.textContent).toContain('01632 960123');
    page.querySelector('button')!.click();
    expect(covered).toHaveBeenCalledTimes(1);
  });
});
