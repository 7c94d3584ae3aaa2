import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type {
  DecideRiskLevel,
  FinishRiskAssessment,
  InstrumentView,
  PersonRiskView,
  ReferralView,
  RiskAssessmentListItem,
  RiskAssessmentView,
  StartRiskAssessment,
  StoredEntryView,
} from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';
import type { EntryBody, EntryKey } from './entries';

const DASH = 'safelives-dash-24';

@Service()
export class RiskAssessmentsClient {
  private readonly http = inject(HttpClient);

  ofPerson(personId: Signal<string>) {
    return httpResource<RiskAssessmentListItem[]>(() => `/api/people/${personId()}/risk-assessments`);
  }

  riskOf(personId: Signal<string>) {
    return httpResource<PersonRiskView>(() => `/api/people/${personId()}/risk`);
  }

  one(id: Signal<string>) {
    return httpResource<RiskAssessmentView>(() => `/api/risk-assessments/${id()}`);
  }

  instrument() {
    return httpResource<InstrumentView>(() => `/api/instruments/${DASH}`);
  }

  /** Says whether it is safe to talk, and until when. */
  referral(id: Signal<string | undefined>) {
    return httpResource<ReferralView>(() => (id() === undefined ? undefined : `/api/referrals/${id()}`));
  }

  reload(id: string): Promise<RiskAssessmentView> {
    return firstValueFrom(this.http.get<RiskAssessmentView>(`/api/risk-assessments/${id}`));
  }

  /** `key` was drawn when the page opened: pressing twice opens one checklist. */
  start(referralId: string, key: string): Promise<RiskAssessmentView> {
    const body: StartRiskAssessment = { referralId, instrumentCode: DASH };
    return firstValueFrom(this.http.post<RiskAssessmentView>('/api/risk-assessments', body, { headers: { 'Idempotency-Key': key } }));
  }

  save(id: string, key: EntryKey, body: EntryBody): Promise<StoredEntryView> {
    return firstValueFrom(this.http.put<StoredEntryView>(`/api/risk-assessments/${id}/${key}`, body));
  }

  park({ id, version }: Versioned, item: number | null): Promise<RiskAssessmentView> {
    return this.act(`/api/risk-assessments/${id}/park`, version, { item });
  }

  resume({ id, version }: Versioned): Promise<RiskAssessmentView> {
    return this.act(`/api/risk-assessments/${id}/resume`, version, null);
  }

  finish({ id, version }: Versioned, body: FinishRiskAssessment): Promise<RiskAssessmentView> {
    return this.act(`/api/risk-assessments/${id}/finish`, version, body);
  }

  decide(referralId: string, version: number, body: DecideRiskLevel): Promise<PersonRiskView> {
    return this.act(`/api/referrals/${referralId}/risk-level`, version, body);
  }

  private act<T>(address: string, version: number, body: object | null): Promise<T> {
    return firstValueFrom(this.http.post<T>(address, body, { headers: { 'If-Match': `"v${version}"` } }));
  }
}

export interface Versioned {
  id: string;
  version: number;
}
