import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AddPasskeyOptionsView, PasskeyView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';
import { Passkeys } from '../../../platform/session/passkeys';

@Service()
export class PasskeysClient {
  private readonly http = inject(HttpClient);
  private readonly passkeys = inject(Passkeys);

  own() {
    return httpResource<PasskeyView[]>(() => '/api/passkeys');
  }

  async add(name: string): Promise<PasskeyView[]> {
    const options = await firstValueFrom(this.http.post<AddPasskeyOptionsView>('/api/passkeys/options', null));
    const added = await this.passkeys.create(options, name);
    return firstValueFrom(this.http.post<PasskeyView[]>('/api/passkeys', added));
  }

  remove(id: string): Promise<PasskeyView[]> {
    return firstValueFrom(this.http.post<PasskeyView[]>(`/api/passkeys/${id}/remove`, null));
  }
}
