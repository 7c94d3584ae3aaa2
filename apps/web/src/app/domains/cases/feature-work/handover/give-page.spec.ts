import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { settled } from '../../../../../test-settled';
import { realTexts, speak } from '../../../../../test-texts';
import { problemInterceptor } from '../../../../platform/http/problem.interceptor';
import { emptyDraft, handoverRequest, type HandoverDraft } from '../../data/handover-draft';
import { DeviceVault } from '../../../shared/data/device-vault';
import { GivePage } from './give-page';

const CASE = {
  ...{ id: 'c1', version: 1, reference: 'C-1', referralId: 'f1', risk: 'medium', handovers: [], acts: ['hand-over'], closure: null },
  person: { id: 'p1', reference: 'P-1', name: 'Siân Example' },
};
const RECEIVERS = { workers: [{ id: 'w2', name: 'Joanne Example', openCases: 3 }], teams: [] };

describe('writing a handover', () => {
  let fixture: ComponentFixture<GivePage>;
  let http: HttpTestingController;
  let onDevice: Map<string, unknown>;

  beforeEach(async () => {
    onDevice = new Map();
    const vault = {
      all: (name: string) => Promise.resolve(onDevice.has(name) ? [onDevice.get(name)] : []),
      put: (name: string, value: unknown) => Promise.resolve(void onDevice.set(name, value)),
      remove: (name: string) => Promise.resolve(void onDevice.delete(name)),
    };
    TestBed.configureTestingModule({
      providers: [realTexts(), provideRouter([]), provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting(), { provide: DeviceVault, useValue: vault }],
    });
    await speak('en');
    await open();
  });

  async function open(stored: object | null = null): Promise<void> {
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(GivePage);
    fixture.componentRef.setInput('id', 'c1');
    fixture.detectChanges();
    http.expectOne('/api/cases/c1').flush(stored ? { ...CASE, handovers: [stored] } : CASE);
    http.expectOne((request) => request.url.endsWith('/receivers')).flush(RECEIVERS);
    if (stored) await draftAskedFor(stored);
    await settled(fixture);
    await settled(fixture);
  }

  /** The page is not still before the draft has come, so it cannot be waited for. */
  async function draftAskedFor(stored: object): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    http.expectOne('/api/handovers/h1').flush(stored);
  }

  const page = () => fixture.nativeElement as HTMLElement;
  const press = async (words: string): Promise<void> => {
    [...page().querySelectorAll('button')].find((one) => one.textContent?.includes(words))!.click();
    await settled(fixture);
  };
  const missing = () => [...page().querySelectorAll('wm-error-summary li')].map((line) => line.textContent?.trim());

  it('marks what an offer needs before anything is pressed', () => {
    for (const id of ['receiver', 'reason', 'live-dangers', 'safe-contact', 'who-must-not-know', 'next-contact']) {
      expect(page().querySelector(`label[for="${id}"]`)?.textContent).toContain('needed');
    }
    expect(page().querySelector('label[for="wishes"]')?.textContent).not.toContain('needed');
  });

  it('sends no offer with a needed part empty: all are listed at the top, where the reader is taken, and named at each', async () => {
    await press('Look at it');
    http.expectNone({ method: 'POST' });
    expect(missing()).toHaveLength(7);
    expect(missing()).toContainEqual(expect.stringContaining('Dangers in the next 14 days'));
    expect(document.activeElement?.localName).toBe('wm-error-summary');
    expect(page().querySelector('#live-dangers')?.getAttribute('aria-invalid')).toBe('true');
    expect(page().querySelector('#live-dangers-error')?.textContent).toBe('This is needed');
  });

  it('keeps a half-written draft before anybody is chosen who would take the case', async () => {
    await press('Keep as draft');
    expect(missing()).toEqual([]);
    expect(http.expectOne('/api/cases/c1/handovers').request.body).toMatchObject({ receiver: null, reason: null, sections: [] });
  });

  it('keeps a half-written draft with whom she has in mind', async () => {
    const receiver = page().querySelector<HTMLSelectElement>('#receiver')!;
    receiver.value = 'worker:w2';
    receiver.dispatchEvent(new Event('input'));
    receiver.dispatchEvent(new Event('change'));
    await press('Keep as draft');
    const sent = http.expectOne('/api/cases/c1/handovers');
    expect(sent.request.body).toMatchObject({ receiver: { to: 'worker', id: 'w2' }, reason: null, sections: [] });
  });

  const reason = () => page().querySelector<HTMLTextAreaElement>('#reason')!;
  async function write(words: string): Promise<void> {
    reason().value = words;
    reason().dispatchEvent(new Event('input'));
    await settled(fixture);
  }
  const leave = () => fixture.destroy();

  it('loses no word of what was written when she leaves the page, and says that it is only here', async () => {
    await write('I am leaving in March');
    leave();
    await open();
    expect(reason().value).toBe('I am leaving in March');
    expect(page().textContent).toContain('It is on this device only');
    await press('Start afresh');
    expect([reason().value, onDevice.size]).toEqual(['', 0]);
  });

  it('leaves nothing on the device of whoever only looked', async () => {
    leave();
    expect(onDevice.size).toBe(0);
  });

  const typed = (changes: Partial<HandoverDraft>): HandoverDraft => ({ ...emptyDraft(), receiver: 'worker:w2', ...changes });
  const kept = (version: number, draft: HandoverDraft) => ({
    ...handoverRequest(draft),
    ...{ id: 'h1', version, state: 'drafted', withheld: [], isPreview: false, record: null },
    receiver: { to: 'worker', id: 'w2', name: 'Joanne Example' },
  });
  const radio = (part: string, side: 'typed' | 'kept') => page().querySelectorAll<HTMLInputElement>(`input[name="clash-${part}"]`)[side === 'typed' ? 0 : 1]!;

  it('tells of a draft that was changed in another window, shows both, and goes on with what is chosen of each part', async () => {
    leave();
    onDevice.set('hand-over c1', { over: 4, draft: typed({ reason: 'Typed here', basis: 'informed' }) });
    await open(kept(5, typed({ reason: 'Kept elsewhere' })));
    expect(page().textContent).toContain('changed in another window');
    expect(page().textContent).toMatch(/Typed here[^]*Kept elsewhere/);
    expect(onDevice.size).toBe(1);
    radio('reason', 'kept').dispatchEvent(new Event('change'));
    await press('Go on with what is chosen');
    expect(reason().value).toBe('Kept elsewhere');
    expect(page().querySelector<HTMLInputElement>('input[value="informed"]')?.checked).toBe(true);
    await press('Keep as draft');
    expect(http.expectOne('/api/handovers/h1').request.headers.get('If-Match')).toBe('"v5"');
  });

  it('overwrites nothing that another window kept meanwhile: a refused version brings both before the reader', async () => {
    leave();
    await open(kept(4, typed({ reason: 'First' })));
    await write('Typed here');
    await press('Keep as draft');
    http.expectOne({ method: 'PUT', url: '/api/handovers/h1' }).flush({ code: 'stale-version' }, { status: 412, statusText: 'Precondition Failed' });
    await settled(fixture);
    http.expectOne({ method: 'GET', url: '/api/handovers/h1' }).flush(kept(5, typed({ reason: 'Kept elsewhere' })));
    await settled(fixture);
    await settled(fixture);
    expect(page().textContent).toMatch(/Typed here[^]*Kept elsewhere/);
    await press('Go on with what is chosen');
    expect(reason().value).toBe('Typed here');
  });

  it('leaves on the device what another window is writing when this one keeps its own', async () => {
    leave();
    await open(kept(4, typed({ reason: 'First' })));
    await write('Typed here');
    onDevice.set('hand-over c1', { over: 4, draft: typed({ reason: 'Typed in the other window' }) });
    await press('Keep as draft');
    http.expectOne({ method: 'PUT', url: '/api/handovers/h1' }).flush(kept(5, typed({ reason: 'Typed here' })));
    await settled(fixture);
    expect(JSON.stringify(onDevice.get('hand-over c1'))).toContain('Typed in the other window');
  });

  it('is looked at as its receiver will read it before it is offered; going back loses nothing', async () => {
    leave();
    const told = (text: string) => ({ text, beforeAcceptance: false });
    const whole = typed({ reason: 'Leaving', basis: 'informed' });
    whole.sections = { ...whole.sections, 'live-dangers': told('Hearing'), 'safe-contact': told('10 to 14'), 'who-must-not-know': told('None'), 'next-contact': told('Friday'), children: told('Met at school') };
    await open(kept(4, whole));
    await press('Look at it');
    const record = { readAt: '2026-11-24T10:00:00.000Z', facts: [{ fact: 'level', level: 'high', decidedOn: null }] };
    http.expectOne({ method: 'PUT', url: '/api/handovers/h1' }).flush({ ...kept(5, whole), record });
    await settled(fixture);
    await settled(fixture);
    expect(page().textContent).toContain('This is what Joanne Example will read');
    expect(page().textContent).toContain('Hearing');
    expect(page().textContent).toContain('HIGH, no decision on record');
    expect(page().textContent).not.toContain('Met at school');
    await press('Back to writing');
    expect(page().querySelector<HTMLTextAreaElement>('#children')?.value).toBe('Met at school');
    await press('Look at it');
    http.expectOne({ method: 'PUT', url: '/api/handovers/h1' }).flush({ ...kept(6, whole), record });
    await settled(fixture);
    await press('Offer');
    expect(http.expectOne({ method: 'POST', url: '/api/handovers/h1/offer' }).request.headers.get('If-Match')).toBe('"v6"');
  });

  it('says that the workers are being loaded, not that there are none', async () => {
    leave();
    fixture = TestBed.createComponent(GivePage);
    fixture.componentRef.setInput('id', 'c1');
    fixture.detectChanges();
    http.expectOne('/api/cases/c1').flush(CASE);
    for (let i = 0; i < 3; i += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
    expect(page().querySelector('#receiver')?.textContent).toContain('Loading the workers and teams');
    http.expectOne((request) => request.url.endsWith('/receivers')).flush(RECEIVERS);
    await settled(fixture);
    expect(page().querySelector('#receiver')?.textContent).toContain('Joanne Example');
  });
});
