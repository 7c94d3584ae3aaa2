import { signal, type Provider, type Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Session } from './app/platform/session/session';
import { settled } from './test-settled';
import { realTexts, speak } from './test-texts';

/** A dialog as it opens in English for a team lead who may do everything; `data` is what it is asked about. */
export async function dialogOf<T>(dialog: Type<T>, data: unknown, ...providers: Provider[]): Promise<ComponentFixture<T>> {
  const session = { current: signal({ worker: { id: 'me', roles: ['team-lead'] }, services: [] }), may: () => true };
  TestBed.configureTestingModule({
    providers: [
      ...[realTexts(), { provide: Session, useValue: session }, ...providers],
      ...[{ provide: MAT_DIALOG_DATA, useValue: data }, { provide: MatDialogRef, useValue: { close: jest.fn() } }],
    ],
  });
  await speak('en');
  const fixture = TestBed.createComponent(dialog);
  fixture.detectChanges();
  return fixture;
}

/** Chooses a reason, writes a note and presses the button; answers what the dialog says then. */
export async function pressed(fixture: ComponentFixture<unknown>, reason: string, note: string): Promise<string> {
  const page: HTMLElement = fixture.nativeElement;
  const [list, area] = [page.querySelector('select')!, page.querySelector('textarea')!];
  list.value = reason;
  list.dispatchEvent(new Event('change'));
  area.value = note;
  area.dispatchEvent(new Event('input'));
  page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  await settled(fixture);
  return page.textContent;
}
