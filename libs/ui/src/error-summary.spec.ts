import { TestBed } from '@angular/core/testing';
import { ErrorSummary } from './error-summary.js';

it('leads from each line to its control, and from a group to its first answer', () => {
  document.body.innerHTML = '<input id="name" /><fieldset id="safe"><input id="first" type="radio" /></fieldset>';
  const fixture = TestBed.createComponent(ErrorSummary);
  fixture.componentRef.setInput('heading', 'Two answers are missing');
  fixture.componentRef.setInput('lines', [
    { id: 'name', text: 'Enter a name' },
    { id: 'safe', text: 'Say whether it is safe to talk' },
  ]);
  fixture.detectChanges();
  const lines = (fixture.nativeElement as HTMLElement).querySelectorAll('a');
  lines[0]!.click();
  expect(document.activeElement!.id).toBe('name');
  lines[1]!.click();
  expect(document.activeElement!.id).toBe('first');
});

it('goes from the top of the page to its foot, whatever the order in which the faults were found', () => {
  document.body.innerHTML = '<input id="first" /><input id="second" />';
  const fixture = TestBed.createComponent(ErrorSummary);
  fixture.componentRef.setInput('heading', 'Three answers are missing');
  fixture.componentRef.setInput('lines', [
    { id: null, text: 'Of no field' },
    { id: 'second', text: 'Below' },
    { id: 'first', text: 'Above' },
  ]);
  fixture.detectChanges();
  const words = [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')].map((line) => line.textContent.trim());
  expect(words).toEqual(['Above', 'Below', 'Of no field']);
});
