import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AccountRequestAskedView, AccountRequestView, AskForLink, PasswordResetLinkView } from '@waymark/contracts';
import type { AccountRequestKind } from '@waymark/domain';
import { firstValueFrom } from 'rxjs';

/** What takes two people: asking, and answering what another asked. */
@Service()
export class AccountRequestsClient {
  private readonly http = inject(HttpClient);

  lately() {
    return httpResource<AccountRequestView[]>(() => '/api/account-requests');
  }

  ask(workerId: string, kind: AccountRequestKind, request: AskForLink): Promise<AccountRequestAskedView> {
    return firstValueFrom(this.http.post<AccountRequestAskedView>(`/api/workers/${workerId}/${kind}`, request));
  }

  confirm(id: string): Promise<PasswordResetLinkView> {
    return firstValueFrom(this.http.post<PasswordResetLinkView>(`/api/account-requests/${id}/confirm`, {}));
  }

  end(id: string): Promise<AccountRequestView> {
    return firstValueFrom(this.http.post<AccountRequestView>(`/api/account-requests/${id}/end`, {}));
  }
}
