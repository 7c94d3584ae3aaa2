import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ContactPointView } from '@waymark/contracts';
import type { WaySafety } from '@waymark/domain';
import { realTexts, speak } from '../../../../test-texts';
import { ContactPoints } from './contact-points';

const POINT: ContactPointView = {
  ...{ id: 'c1', kind: 'phone', masked: '••••• •••123', owner: 'own', call: 'yes', text: 'no', voicemail: 'no', post: 'unknown' },
  ways: [
    { method: 'call', safety: 'safe' },
    { method: 'text', safety: 'unsafe' },
  ],
  ...{ safeTimes: null, hasCodeWord: true, knownToPersonCausingHarm: 'unknown', saidBy: 'person' },
  ...{ verifiedAt: '2026-11-20T10:00:00Z', verifiedBy: 'Delyth Example', needsVerifying: false },
};

describe('how to reach somebody', () => {
  const shown = async (point: Partial<ContactPointView>, hasDied: boolean): Promise<string> => {
    TestBed.configureTestingModule({ providers: [realTexts(), provideHttpClient(), provideHttpClientTesting()] });
    await speak('en');
    const fixture = TestBed.createComponent(ContactPoints);
    fixture.componentRef.setInput('personId', 'p1');
    fixture.componentRef.setInput('points', [{ ...POINT, ...point }]);
    fixture.componentRef.setInput('hasDied', hasDied);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).querySelector('wm-safe-contact-line')?.textContent ?? '';
  };

  it.each<[WaySafety, string]>([
    ['safe', 'Call: said to be safe'],
    ['at-times', 'Call: said to be safe at certain times only'],
    ['outside-times', 'Call: not at this hour'],
    ['agency-word', 'Call: only the agency says it is safe: ask first'],
    ['out-of-date', 'Call: said to be safe too long ago: ask again'],
    ['not-known', 'Call: not known to be safe: do not use it'],
    ['unsafe', 'Call: not safe: do not use it'],
  ])('says that a number is %s in the words that stand everywhere', async (safety, words) => {
    expect(await shown({ ways: [{ method: 'call', safety }] }, false)).toContain(words);
  });

  it.each<Partial<ContactPointView>>([{}, { saidBy: 'agency', needsVerifying: true }, { needsVerifying: true }])(
    'has nobody called, written to or asked who has died: %j',
    async (point) => {
      const words = await shown(point, true);
      expect(words).toContain('The person has died. Do not ring or write');
      expect(words).not.toMatch(/ask|safe|code word/i);
    },
  );
});
