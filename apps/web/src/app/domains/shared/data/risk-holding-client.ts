import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { WaitingEntryView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

/** Takes the risk of somebody who waits, or says of one that was given that it is held. */
@Service()
export class RiskHoldingClient {
  private readonly http = inject(HttpClient);

  hold({ id, version }: { id: string; version: number }): Promise<WaitingEntryView> {
    const headers = { 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<WaitingEntryView>(`/api/waiting-list/${id}/hold`, null, { headers }));
  }
}
