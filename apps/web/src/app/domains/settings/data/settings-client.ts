import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { DecideSetting, SettingView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class SettingsClient {
  private readonly http = inject(HttpClient);

  all() {
    return httpResource<SettingView[]>(() => '/api/settings');
  }

  /** `key` was drawn when the dialog opened, `version` is that of the setting as it was seen. */
  decide(request: DecideSetting, version: number, key: string): Promise<SettingView[]> {
    const headers = { 'Idempotency-Key': key, 'If-Match': `"v${version}"` };
    return firstValueFrom(this.http.post<SettingView[]>('/api/settings', request, { headers }));
  }
}
