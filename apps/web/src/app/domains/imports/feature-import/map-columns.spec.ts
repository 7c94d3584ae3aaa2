import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ImportView } from '@waymark/contracts';
import { settled } from '../../../../test-settled';
import { realTexts, speak } from '../../../../test-texts';
import { problemInterceptor } from '../../../platform/http/problem.interceptor';
import { MapColumnsForm } from './map-columns';

const FILE: ImportView = {
  id: 'file',
  version: 1,
  isRepeat: false,
  source: 'Ardal Police',
  state: 'uploaded',
  encoding: 'utf-8',
  uploadedAt: '2026-11-22T09:00:00.000Z',
  uploadedBy: 'Delyth Example',
  holder: { id: 'w1', name: 'Delyth Example' },
  startedAt: null,
  startedBy: null,
  finishedAt: null,
  undoneAt: null,
  undoneBy: null,
  undoStartedAt: null,
  counts: { rows: 2, waiting: 2, referral: 0, review: 0, reviewHigh: 0, blank: 0, discarded: 0, withdrawn: 0, kept: 0 },
  columns: ['Received', 'First', 'Last'],
  mapping: [
    { column: 'Received', field: 'received-on' },
    { column: 'First', field: 'forename' },
    { column: 'Last', field: null },
  ],
  mappingOrigin: 'suggested',
  mappingProblems: [],
  preview: [['11/08/2026', 'Tirion', 'Cadwallader']],
  isPreviewWithheld: false,
  undoAhead: null,
  highLeft: { rows: 0, referrals: 0 },
  safetySaid: null,
};

describe('the columns of a file', () => {
  let fixture: ComponentFixture<MapColumnsForm>;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [realTexts(), provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting()],
    });
    await speak('en');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(MapColumnsForm);
    fixture.componentRef.setInput('file', FILE);
    await fixture.whenStable();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const button = (text: string) => [...page().querySelectorAll('button')].find((one) => one.textContent?.includes(text))!;

  async function choose(row: number, field: string): Promise<void> {
    const list = page().querySelectorAll('select')[row]!;
    list.value = field;
    list.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  }

  it('say which meaning is missing, and are not checked without it', async () => {
    expect(page().textContent).toContain('No column means “Family name”');
    button('Check').click();
    http.expectNone('/api/imports/file/map');
  });

  it('say of a meaning given twice where it stands twice', async () => {
    await choose(2, 'forename');
    expect(page().querySelectorAll('tbody tr')[2]!.textContent).toContain('Another column has this meaning already.');
  });

  it('are confirmed and then checked, and show what importing would do', async () => {
    await choose(2, 'surname');
    button('Check').click();
    const map = http.expectOne('/api/imports/file/map');
    expect(map.request.headers.get('If-Match')).toBe('"v1"');
    expect(map.request.body.columns[2]).toEqual({ column: 'Last', field: 'surname' });
    map.flush({ ...FILE, mapping: map.request.body.columns, version: 2 });
    await settled(fixture);
    http.expectOne('/api/imports/file/check?from=0').flush({ next: 1, counts: { rows: 1, ready: 1, review: 0, blank: 0 }, reasons: [], rows: [] });
    await settled(fixture);
    expect(page().querySelector('[role=status]')!.textContent).toContain('1 of 2 rows');
    http.expectOne('/api/imports/file/check?from=1').flush({
      next: null,
      counts: { rows: 1, ready: 0, review: 1, blank: 0 },
      reasons: [{ code: 'unreadable-date', rows: 1 }],
      rows: [{ position: 2, reasons: [{ code: 'unreadable-date', column: 'Received' }] }],
    });
    await settled(fixture);
    expect(page().textContent).toContain('date cannot be read');
    expect(button('Import 2 rows')).toBeTruthy();
  });

  it('keep what she chose when the check was refused', async () => {
    await choose(2, 'surname');
    button('Check').click();
    http.expectOne('/api/imports/file/map').flush({ code: 'stale-version' }, { status: 412, statusText: 'Precondition Failed' });
    await settled(fixture);
    expect(page().querySelector('[role=alert]')).not.toBeNull();
    expect(page().querySelectorAll('select')[2]!.value).toBe('surname');
  });
});
