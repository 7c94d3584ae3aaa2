import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AccountRequestAskedView, AccountRequestConfirmedView, AccountRequestView, AskForLink, AskForRole } from '@waymark/contracts';
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

  askForRole(workerId: string, request: AskForRole): Promise<AccountRequestAskedView> {
    return firstValueFrom(this.http.post<AccountRequestAskedView>(`/api/workers/${workerId}/roles`, request));
  }

  confirm(id: string): Promise<AccountRequestConfirmedView> {
    return firstValueFrom(this.http.post<AccountRequestConfirmedView>(`/api/account-requests/${id}/confirm`, {}));
  }

  end(id: string): Promise<AccountRequestView> {
    return firstValueFrom(this.http.post<AccountRequestView>(`/api/account-requests/${id}/end`, {}));
  }
}
