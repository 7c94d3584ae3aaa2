import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { settled } from '../../../../../test-settled';
import { realTexts, speak } from '../../../../../test-texts';
import { problemInterceptor } from '../../../../platform/http/problem.interceptor';
import { emptyDraft } from '../../data/handover-draft';
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

  async function open(): Promise<void> {
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(GivePage);
    fixture.componentRef.setInput('id', 'c1');
    fixture.detectChanges();
    http.expectOne('/api/cases/c1').flush(CASE);
    http.expectOne((request) => request.url.endsWith('/receivers')).flush(RECEIVERS);
    await settled(fixture);
    await settled(fixture);
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
    await press('Offer');
    http.expectNone({ method: 'POST' });
    expect(missing()).toHaveLength(7);
    expect(missing()).toContainEqual(expect.stringContaining('Dangers in the next 14 days'));
    expect(document.activeElement?.localName).toBe('wm-error-summary');
    expect(page().querySelector('#live-dangers')?.getAttribute('aria-invalid')).toBe('true');
    expect(page().querySelector('#live-dangers-error')?.textContent).toBe('This is needed');
  });

  it('keeps a half-written draft, for which only the receiver has to be known', async () => {
    await press('Keep as draft');
    http.expectNone({ method: 'POST' });
    expect(missing()).toEqual([expect.stringContaining('This is needed')]);
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

  it('does not write over a draft that was changed elsewhere meanwhile', async () => {
    leave();
    onDevice.set('hand-over c1', { over: 4, draft: { ...emptyDraft(), reason: 'Older' } });
    await open();
    expect(reason().value).toBe('');
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
