import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ReferralAsSentView } from '@waymark/contracts';
import { settled } from '../../../../test-settled';
import { realTexts, speak } from '../../../../test-texts';
import { problemInterceptor } from '../../../platform/http/problem.interceptor';
import { AsSentCard } from './as-sent-card';

const SENT: ReferralAsSentView = {
  importId: 'import-1',
  source: 'Ardal Police',
  position: 11,
  requested: [
    { service: 'idva', isOffered: true },
    { service: 'refuge', isOffered: false },
  ],
  cells: [
    { column: 'Summary', field: 'summary', text: '=1+1', isWithheld: false },
    { column: 'Address', field: 'address', text: null, isWithheld: true },
  ],
  interpretations: [],
  corrections: [],
};

describe('what the agency sent', () => {
  let fixture: ComponentFixture<AsSentCard>;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [realTexts(), provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting()],
    });
    await speak('en');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AsSentCard);
    fixture.componentRef.setInput('referralId', 'referral-1');
    fixture.detectChanges();
    http.expectOne('/api/referrals/referral-1/as-sent').flush(SENT);
    await settled(fixture);
  });

  const words = () => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');

  it('names the service that is not offered here', () => {
    expect(words()).toContain('Refuge not offered by your organisation');
    expect(words()).not.toContain('IDVA not offered');
  });

  it('shows text as text, and where somebody is only on request', async () => {
    expect(words()).toContain('=1+1');
    expect(words()).toContain('withheld: it can say where somebody is');
    (fixture.nativeElement as HTMLElement).querySelector('button')!.click();
    const shown = SENT.cells.map((cell) => ({ ...cell, text: cell.text ?? '4 Stryd y Bont', isWithheld: false }));
    http.expectOne('/api/referrals/referral-1/as-sent/reveal').flush({ ...SENT, cells: shown });
    await settled(fixture);
    expect(words()).toContain('4 Stryd y Bont');
    expect(words()).not.toContain('Show what is withheld');
  });
});
