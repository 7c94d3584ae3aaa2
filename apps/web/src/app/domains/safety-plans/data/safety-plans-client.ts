import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { PersonSafetyPlansView, RecordSafetyPlan, RiskAssessmentView, SafetyPlanView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class SafetyPlansClient {
  private readonly http = inject(HttpClient);

  ofPerson(personId: Signal<string>) {
    return httpResource<PersonSafetyPlansView>(() => `/api/people/${personId()}/safety-plans`);
  }

  one(id: Signal<string | undefined>) {
    return httpResource<SafetyPlanView>(() => (id() === undefined ? undefined : `/api/safety-plans/${id()}`));
  }

  /** What a new version is to answer. */
  assessment(id: Signal<string | undefined>) {
    return httpResource<RiskAssessmentView>(() => (id() === undefined ? undefined : `/api/risk-assessments/${id()}`));
  }

  /** `key` was drawn when the editor opened: sending the same plan twice makes one version. */
  record(personId: string, request: RecordSafetyPlan, key: string): Promise<SafetyPlanView> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<SafetyPlanView>(`/api/people/${personId}/safety-plans`, request, { headers }));
  }
}
