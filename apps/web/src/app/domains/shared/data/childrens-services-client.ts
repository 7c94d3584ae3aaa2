import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { DecideChildrensServices, ReferralView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** Whose episode a decision is about, as it was last seen. */
export interface ChildrensServicesSubject {
  referralId: string;
  version: number;
}

/** Sends a decision; who shows the question is told how. */
export type DecidesOnChildren = ChildrensServicesClient['decide'];

@Service()
export class ChildrensServicesClient {
  private readonly http = inject(HttpClient);

  readonly decide = ({ referralId, version }: ChildrensServicesSubject, request: DecideChildrensServices): Promise<ReferralView> => {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<ReferralView>(`/api/referrals/${referralId}/childrens-services`, request, { headers }));
  };
}
