import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField } from '@angular/forms/signals';
import { Checks } from './checks.js';
import { Choices } from './choices.js';
import { Control, Field } from './field.js';

@Component({
  imports: [Checks, Choices, Field, Control, FormField],
  template: `
    <wm-choices legend="Is it safe to talk?" [choices]="choices" [formField]="entry.safe" [error]="error()" />
    <wm-checks legend="What happened" [choices]="choices" [formField]="entry.kinds" />
    <wm-field label="Name" hint="As she says it" [error]="error()"><input wmControl [formField]="entry.name" /></wm-field>
  `,
})
class Page {
  readonly choices = [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ];
  readonly draft = signal({ safe: '', kinds: [] as readonly string[], name: 'Siân' });
  readonly entry = form(this.draft);
  readonly error = signal<string | null>(null);
}

describe('parts of a form', () => {
  function open() {
    const fixture = TestBed.createComponent(Page);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const press = (selector: string, at = 0) => {
      page.querySelectorAll<HTMLInputElement>(selector)[at]!.click();
      fixture.detectChanges();
    };
    return { fixture, page, press, instance: fixture.componentInstance };
  }

  it('keep one answer of several as a real radio group with a name', () => {
    const { page, press, instance } = open();
    press('[type=radio]', 1);
    press('[type=radio]', 0);
    expect(instance.draft().safe).toBe('yes');
    expect(page.querySelector('legend')!.textContent).toContain('Is it safe to talk?');
    expect(new Set([...page.querySelectorAll<HTMLInputElement>('[type=radio]')].map((one) => one.name)).size).toBe(1);
  });

  it('keep several answers and let each be taken back', () => {
    const { press, instance } = open();
    press('[type=checkbox]', 0);
    press('[type=checkbox]', 1);
    press('[type=checkbox]', 0);
    expect(instance.draft().kinds).toEqual(['no']);
  });

  it('announce hint and error together with the control', () => {
    const { fixture, page, instance } = open();
    instance.error.set('Enter a name');
    fixture.detectChanges();
    const control = page.querySelector<HTMLInputElement>('wm-field input')!;
    const described = control.getAttribute('aria-describedby')!.split(' ').map((id) => page.querySelector(`#${id}`)!.textContent);
    expect(described).toEqual(['As she says it', 'Enter a name']);
    expect(control.getAttribute('aria-invalid')).toBe('true');
    expect(page.querySelector<HTMLLabelElement>('label[for]')!.htmlFor).toBe(control.id);
  });
});
