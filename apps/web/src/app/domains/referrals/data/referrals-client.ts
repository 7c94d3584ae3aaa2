import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { HoldSafetyContact, Page, RecordCall, ReferralAsSentView, ReferralListItem, ReferralView, RevealedReferrerContactView, WithdrawReferral } from '@waymark/contracts';
import type { ReferralState } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';

/** The acts of triage on one offer, as the API names them. */
export type TriageAct = 'accept' | 'decline' | 'return' | 'receive-information';

@Service()
export class ReferralsClient {
  private readonly http = inject(HttpClient);

  first(state: Signal<ReferralState | null>) {
    return httpResource<Page<ReferralListItem>>(() => ({ url: '/api/referrals', params: paramsOf(state()) }));
  }

  after(cursor: string, state: ReferralState | null): Promise<Page<ReferralListItem>> {
    return firstValueFrom(
      this.http.get<Page<ReferralListItem>>('/api/referrals', { params: { ...paramsOf(state), cursor } }),
    );
  }

  one(id: Signal<string>) {
    return httpResource<ReferralView>(() => `/api/referrals/${id()}`);
  }

  asSent(id: Signal<string>) {
    return httpResource<ReferralAsSentView>(() => `/api/referrals/${id()}/as-sent`);
  }

  /** With the cells that can say where somebody is; recorded. */
  revealAsSent(id: string): Promise<ReferralAsSentView> {
    return firstValueFrom(this.http.post<ReferralAsSentView>(`/api/referrals/${id}/as-sent/reveal`, null));
  }

  /** How the referrer is reached; recorded. */
  readonly revealReferrerContact = (id: string): Promise<RevealedReferrerContactView> =>
    firstValueFrom(this.http.post<RevealedReferrerContactView>(`/api/referrals/${id}/referrer-contact/reveal`, null));

  /** `key` was drawn when the form opened: sending the same form twice makes one referral. */
  record(request: RecordCall, key: string): Promise<ReferralView> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<ReferralView>('/api/referrals', request, { headers }));
  }

  withdraw({ id, version }: ReferralView, request: WithdrawReferral): Promise<ReferralView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<ReferralView>(`/api/referrals/${id}/withdraw`, request, { headers }));
  }

  holdSafetyContact({ id, version }: ReferralView, request: HoldSafetyContact): Promise<ReferralView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<ReferralView>(`/api/referrals/${id}/safety-contact/hold`, request, { headers }));
  }

  triage({ id, version }: ReferralView, offerId: string, act: TriageAct, request: object): Promise<ReferralView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<ReferralView>(`/api/referrals/${id}/offers/${offerId}/${act}`, request, { headers }));
  }
}

function paramsOf(state: ReferralState | null): Record<string, string> {
  return state === null ? {} : { state };
}
