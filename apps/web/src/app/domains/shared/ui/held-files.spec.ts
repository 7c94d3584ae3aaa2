import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { HeldFileView } from '@waymark/contracts';
import { realTexts, speak } from '../../../../test-texts';
import { Session } from '../../../platform/session/session';
import { HeldFiles } from './held-files';

const FILE: HeldFileView = {
  ...{ id: 'f1', source: 'Ardal Police', state: 'imported', uploadedAt: '2026-11-24T09:00:00Z', isHolderHere: true },
  ...{ holder: { id: 'w1', name: 'Delyth Example' }, highRows: 21, unreadRows: 0 },
};

describe('files in which people may be at high risk', () => {
  let fixture: ComponentFixture<HeldFiles>;
  const mayImport = signal(true);

  beforeEach(async () => {
    const session = { current: () => ({ worker: { id: 'w1' } }), may: () => mayImport() };
    TestBed.configureTestingModule({ providers: [realTexts(), provideRouter([]), { provide: Session, useValue: session }] });
    await speak('en');
    mayImport.set(true);
  });

  const shown = (...files: HeldFileView[]): HTMLElement => {
    fixture = TestBed.createComponent(HeldFiles);
    fixture.componentRef.setInput('files', files);
    fixture.detectChanges();
    return fixture.nativeElement;
  };

  it('say how many, who holds them, and lead to the file', () => {
    const page = shown(FILE, { ...FILE, id: 'f2', holder: { id: 'w2', name: 'Lowri Example' }, highRows: 1 });
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/imports/f1');
    expect(page.textContent).toContain('In 21 rows to review the agency states high risk.');
    expect(page.textContent).toContain('You hold them until each is finished or set aside');
    expect(page.textContent).toContain('Held by Lowri Example');
    expect(page.textContent).not.toContain('can no longer import');
  });

  it('tell rows that nobody has read from rows that state high risk', () => {
    expect(shown({ ...FILE, state: 'uploaded', highRows: 0, unreadRows: 2 }).textContent).toContain('2 rows have not been imported yet');
    expect(shown({ ...FILE, state: 'stopped', unreadRows: 1 }).textContent).toMatch(/In 21 rows.*The import has stopped: 1 row has not been read/);
  });

  it('say so when their holder can import no more', () => {
    expect(shown({ ...FILE, isHolderHere: false }).textContent).toContain('This worker can no longer import.');
  });

  it('lead nowhere for whoever may not import, and take no room where there are none', () => {
    mayImport.set(false);
    expect(shown(FILE).querySelector('a')).toBeNull();
    expect(shown().textContent?.trim()).toBe('');
  });
});
