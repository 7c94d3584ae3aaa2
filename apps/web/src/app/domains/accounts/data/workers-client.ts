import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { PasswordResetLinkView, WorkerView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class WorkersClient {
  private readonly http = inject(HttpClient);

  all() {
    return httpResource<WorkerView[]>(() => '/api/workers');
  }

  makePasswordReset(workerId: string): Promise<PasswordResetLinkView> {
    return firstValueFrom(this.http.post<PasswordResetLinkView>(`/api/workers/${workerId}/password-reset`, null));
  }

  makeSecondFactorClearance(workerId: string): Promise<PasswordResetLinkView> {
    return firstValueFrom(this.http.post<PasswordResetLinkView>(`/api/workers/${workerId}/second-factor-clearance`, null));
  }
}
