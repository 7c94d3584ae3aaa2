import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { provideRouter, Router } from '@angular/router';
import type { TodayItemView, TodayRowView, TodayView } from '@waymark/contracts';
import { settled } from '../../../../../test-settled';
import { realTexts, speak } from '../../../../../test-texts';
import { problemInterceptor } from '../../../../platform/http/problem.interceptor';
import { Freshness } from '../../../../platform/freshness';
import { CONTACT_LOG_DIALOG } from '../../../shared/data/contact-log';
import { TodayPage } from './today-page';
import { TodayPreview } from './today-preview';

const NO_COUNTS = { 'overdue-contacts': 0, 'due-by-today': 0, 'handovers-to-me': 0, 'handovers-back': 0, 'reviews-soon': 0 };

function item(changes: Partial<TodayItemView> = {}): TodayItemView {
  return {
    ...{ id: 'i1', kind: 'task', rank: 1, reasons: ['no-date'], filters: [], dueOn: null, dueAt: null, by: null, team: null, owesContact: false, returned: null, passed: null, words: null, isUnreadable: false },
    does: { act: 'set-next-step', caseId: 'c1', version: 1 },
    ...changes,
  };
}

function row(changes: Partial<TodayRowView> = {}): TodayRowView {
  return {
    ...{ id: 'r1', stage: 'in-support', referralId: 'f1', caseId: 'c1', caseVersion: 1, entryId: null, handoverId: null, handedOut: null, service: null },
    person: { id: 'p1', reference: 'P-1', name: 'Siân Example', language: 'welsh', interpreter: 'not-needed' },
    ...{ risk: 'not-assessed', riskDecidedAt: null, lastContactAt: null, contact: 'ask-first', safeTimes: null, hasChildren: true, mayOpen: true, nextTry: null, pause: null, file: null },
    items: [item()],
    ...changes,
  };
}

const OFFER = row({
  ...{ id: 'h1', stage: 'offered-to-me', mayOpen: false, caseId: null, caseVersion: null, handoverId: 'h1' },
  items: [item({ kind: 'handover-offered', by: 'Carys Example', dueOn: '2026-11-26', filters: ['handovers-to-me'], does: { act: 'answer-handover', handoverId: 'h1', version: 2 } })],
});

describe('Today', () => {
  let fixture: ComponentFixture<TodayPage>;
  let http: HttpTestingController;
  let freshness: { read: () => void; grownOld: () => void };

  beforeEach(async () => {
    jest.spyOn(Freshness.prototype, 'keep').mockImplementation((read, _owner, grownOld = () => undefined) => {
      freshness = { read, grownOld };
    });
    TestBed.configureTestingModule({
      providers: [
        realTexts(),
        provideRouter([]),
        provideHttpClient(withInterceptors([problemInterceptor])),
        provideHttpClientTesting(),
        { provide: CONTACT_LOG_DIALOG, useValue: () => Promise.reject(new Error('not opened here')) },
      ],
    });
    await speak('en');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(TodayPage);
    fixture.detectChanges();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const button = (words: string) => [...page().querySelectorAll('button')].find((one) => one.textContent?.includes(words))!;
  /** After an answer that makes the page ask again: it never comes to rest before that is answered, too. */
  async function drawn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
  async function answer(changes: Partial<TodayView>): Promise<void> {
    const view: TodayView = { readAt: '2026-11-24T10:00:00Z', today: '2026-11-24', counts: NO_COUNTS, rows: [], files: [], declaredConflicts: [], accountRequests: 0, openings: { notices: [], reviews: [] }, linkedParties: 0, allocators: [], ...changes };
    http.expectOne('/api/today').flush(view);
    await settled(fixture);
  }

  it('tells somebody without people who allocates them', async () => {
    await answer({ allocators: ['Siân Example'] });
    expect(page().textContent).toContain('Nobody is assigned to you yet');
    expect(page().textContent).toContain('Siân Example allocates people.');
  });

  it('says of a list from under the cover that it is read again: now, or when what she types is finished', async () => {
    await answer({ rows: [row()] });
    freshness.grownOld();
    TestBed.tick();
    expect(page().querySelector('.old')?.textContent).toMatch(/This is as it was at \d\d:\d\d\. It is read again when you have finished typing\./);
    freshness.read();
    TestBed.tick();
    expect(page().querySelector('.old')?.textContent).toMatch(/This is as it was at \d\d:\d\d\. It is being read again\./);
    await answer({ rows: [row()] });
    expect(page().querySelector('.old')).toBeNull();
  });

  it('says of another line of one person that it is the same, and with which service', async () => {
    const service = { id: 's2', name: { en: 'Refuge', cy: 'Lloches' } };
    await answer({ rows: [row(), row({ id: 'r2', referralId: 'f2', caseId: 'c2', service }), row({ id: 'r3', person: { ...row().person, id: 'p2' } })] });
    expect([...page().querySelectorAll('.also')].map((one) => one.textContent)).toEqual(['The same person: Refuge']);
  });

  it('says calmly that a day is clear, and still shows a case without a next step', async () => {
    await answer({ rows: [row()] });
    expect(page().textContent).toContain('Nothing is due by today.');
    expect(page().querySelector('li')?.textContent).toMatch(/NOT ASSESSED.*Siân Example.*No next step set/s);
    expect(page().querySelector('li')?.textContent).toContain('Not known to be safe');
  });

  it('shows the first safety contacts of a whole file and the rest at one press, with what else she holds in sight', async () => {
    const file = { id: 'b1', source: 'Heddlu Example', on: '2026-11-20' };
    const owed = Array.from({ length: 9 }, (_, place) => row({ id: `u${place}`, stage: 'undecided', caseId: null, caseVersion: null, file }));
    await answer({ rows: [...owed, row({ id: 'own', person: { ...row().person, name: 'Nia Example' } })] });
    const shown = () => page().querySelectorAll('li[app-today-row]').length;
    expect(shown()).toBe(6);
    expect(page().textContent).toContain('Nia Example');
    expect(page().textContent).toContain('From the file of Heddlu Example, 20 Nov 2026: 9 safety contacts owed');
    button('Show 4 more safety contacts from this file').click();
    await settled(fixture);
    expect(shown()).toBe(10);
  });

  it('folds nothing away that came by itself, however much of it there is', async () => {
    await answer({ rows: Array.from({ length: 9 }, (_, place) => row({ id: `u${place}`, stage: 'undecided', caseId: null, caseVersion: null })) });
    expect(page().querySelectorAll('li[app-today-row]')).toHaveLength(9);
  });

  it('narrows the list by a count and says how many that hides', async () => {
    fixture.componentRef.setInput('show', 'handovers-to-me');
    await answer({ rows: [row(), OFFER], counts: { ...NO_COUNTS, 'handovers-to-me': 1 } });
    expect(page().querySelectorAll('li[app-today-row]')).toHaveLength(1);
    expect(page().textContent).toContain('1 person shown, 1 hidden.');
  });

  it('takes two clicks from the list to hold a case that was offered', async () => {
    await answer({ rows: [OFFER] });
    button('Look and answer').click();
    TestBed.tick();
    http.expectOne('/api/handovers/h1').flush({
      ...{ id: 'h1', version: 2, kind: 'worker-to-worker', state: 'offered', giver: { id: 'g', name: 'Carys Example' }, receiver: { to: 'worker', id: 'w', name: 'Me' } },
      ...{ reason: 'Leaving', consent: { basis: 'informed', reason: null }, lapsesAt: null, withheld: ['children'] },
      sections: [{ section: 'safe-contact', text: 'Ring 10 to 14', beforeAcceptance: true }],
    });
    await settled(fixture);
    expect(page().textContent).toContain('Ring 10 to 14');
    button('Accept').click();
    const sent = http.expectOne('/api/handovers/h1/accept');
    expect([sent.request.headers.get('If-Match'), sent.request.body]).toEqual(['"v2"', { hasConflict: false }]);
    sent.flush({});
    await drawn();
    http.expectOne('/api/today');
  });

  it.each([
    [{ how: 'declined', by: 'Joanne Example', reason: 'no-capacity', words: null, isUnreadable: false } as const, 'Joanne Example declined: No capacity'],
    [{ how: 'lapsed', to: { en: 'Outreach North', cy: 'Allgymorth y Gogledd' } } as const, 'Nobody answered in time. It was offered to Outreach North.'],
  ])('says in the row how a handover came back, by whom and why', async (returned, words) => {
    await answer({ rows: [row({ items: [item({ kind: 'handover-returned', returned, reasons: ['nobody-else-holds-the-risk'] })] })] });
    expect(page().querySelector('li')?.textContent).toContain(words);
  });

  it.each([
    ['Joanne Example', 'Offered to Joanne Example: you hold the risk until it is accepted. It lapses on 26 Nov 2026, 23:59.'],
    [{ en: 'Outreach North', cy: 'Allgymorth y Gogledd' }, 'Offered to Outreach North: you hold the risk until it is accepted. It lapses on 26 Nov 2026, 23:59.'],
  ])('says in the row of a case that it is offered, that the giver holds the risk until then, and when the offer lapses', async (to, words) => {
    await answer({ rows: [row({ handedOut: { handoverId: 'h9', to, lapsesAt: '2026-11-26T23:59:00Z' } })] });
    expect(page().querySelector('li')?.textContent).toContain(words);
  });

  it('tells the giver who accepted, until she says that she has seen it', async () => {
    const accepted = item({ kind: 'handover-accepted', by: 'Joanne Example', does: { act: 'note-acceptance', handoverId: 'h9', version: 3 } });
    await answer({ rows: [row({ stage: 'handed-over', caseId: null, items: [accepted] })] });
    expect(page().querySelector('li')?.textContent).toContain('Handover accepted: the case is no longer yours (Joanne Example)');
    button('I have seen it').click();
    const sent = http.expectOne('/api/handovers/h9/acknowledge');
    expect(sent.request.headers.get('If-Match')).toBe('"v3"');
    sent.flush({});
    await drawn();
    http.expectOne('/api/today');
  });

  it('says of an offer to a team that it was made to the team and not to her', async () => {
    const [offer] = OFFER.items;
    await answer({ rows: [{ ...OFFER, items: [{ ...offer!, team: { en: 'Outreach North', cy: 'Allgymorth y Gogledd' } }] }] });
    const words = page().querySelector('li')?.textContent;
    expect(words).toContain('Handover offered to your team Outreach North (Carys Example)');
    expect(words).toContain('Offered to your team');
    expect(words).not.toContain('Offered to you ');
  });

  it('says at what time the list was read', async () => {
    await answer({});
    expect(page().querySelector('.day')?.textContent).toContain('as at 10:00');
  });

  it('leads from somebody not assessed to her assessment with one click', async () => {
    const goes = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await answer({ rows: [row({ items: [item({ kind: 'assessment', does: { act: 'assess-risk' } })] })] });
    expect(page().querySelector('li')?.textContent).toMatch(/NOT ASSESSED.*Risk not assessed yet/s);
    button('Assess the risk').click();
    expect(goes).toHaveBeenCalledWith(['/people', 'p1', 'assess']);
  });

  it('keeps what was read when reading it again fails, with a number to quote', async () => {
    await answer({ rows: [row()] });
    button('Siân Example').click();
    TestBed.tick();
    http.expectOne('/api/people/p1').flush({ timeline: [] });
    await settled(fixture);
    fixture.debugElement.query(By.directive(TodayPreview)).componentInstance.changed.emit();
    TestBed.tick();
    http.expectOne('/api/today').flush({ code: 'busy', reference: 'abc-1' }, { status: 503, statusText: 'Busy' });
    await settled(fixture);
    expect(page().querySelector('[role=alert]')?.textContent).toContain('abc-1');
    expect(page().textContent).toContain('Siân Example');
  });
});
