import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AccountRequestAskedView, AccountRequestConfirmedView, AccountRequestView, AskForIdentity, AskForLink, AskForRole, InviteWorker } from '@waymark/contracts';
import type { LinkKind } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';

/** What takes two people: asking, and answering what another asked. */
@Service()
export class AccountRequestsClient {
  private readonly http = inject(HttpClient);

  lately() {
    return httpResource<AccountRequestView[]>(() => '/api/account-requests');
  }

  ask(workerId: string, kind: LinkKind, request: AskForLink): Promise<AccountRequestAskedView> {
    return firstValueFrom(this.http.post<AccountRequestAskedView>(`/api/workers/${workerId}/${kind}`, request));
  }

  askForIdentity(workerId: string, request: AskForIdentity): Promise<AccountRequestAskedView> {
    return firstValueFrom(this.http.post<AccountRequestAskedView>(`/api/workers/${workerId}/identities`, request));
  }

  askForRole(workerId: string, request: AskForRole): Promise<AccountRequestAskedView> {
    return firstValueFrom(this.http.post<AccountRequestAskedView>(`/api/workers/${workerId}/roles`, request));
  }

  /** `key` was drawn when the form opened: sending the same form twice asks once. */
  invite(request: InviteWorker, key: string): Promise<AccountRequestAskedView> {
    const headers = { 'Idempotency-Key': key };
    return firstValueFrom(this.http.post<AccountRequestAskedView>('/api/workers', request, { headers }));
  }

  confirm(id: string): Promise<AccountRequestConfirmedView> {
    return firstValueFrom(this.http.post<AccountRequestConfirmedView>(`/api/account-requests/${id}/confirm`, {}));
  }

  end(id: string): Promise<AccountRequestView> {
    return firstValueFrom(this.http.post<AccountRequestView>(`/api/account-requests/${id}/end`, {}));
  }
}
