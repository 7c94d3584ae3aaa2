import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ContactPointView } from '@waymark/contracts';
import { realTexts, speak } from '../../../../test-texts';
import { ContactPoints } from './contact-points';

const POINT: ContactPointView = {
  ...{ id: 'c1', kind: 'phone', masked: '••••• •••123', owner: 'own', call: 'yes', text: 'no', voicemail: 'no', post: 'unknown' },
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

  it.each<[string, Partial<ContactPointView>, string]>([
    ['her own word', {}, 'Safe to ring'],
    ['the word of an agency alone', { saidBy: 'agency', needsVerifying: true }, 'Only the agency has said so: ask her whether this is safe'],
    ['a word of an earlier episode', { needsVerifying: true }, 'Ask again whether this is safe'],
  ])('says what %s allows', async (_, point, words) => {
    expect(await shown(point, false)).toContain(words);
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
