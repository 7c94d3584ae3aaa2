import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { ProveBoth, RecoveryCodesView, SecondFactorSecretView, SecondFactorView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class SecondFactorClient {
  private readonly http = inject(HttpClient);

  own() {
    return httpResource<SecondFactorView>(() => '/api/second-factor');
  }

  makeSecret(password: string): Promise<SecondFactorSecretView> {
    return firstValueFrom(this.http.post<SecondFactorSecretView>('/api/second-factor/secret', { password }));
  }

  confirm(code: string): Promise<RecoveryCodesView> {
    return firstValueFrom(this.http.post<RecoveryCodesView>('/api/second-factor/confirm', { code }));
  }

  renewRecoveryCodes(proof: ProveBoth): Promise<RecoveryCodesView> {
    return firstValueFrom(this.http.post<RecoveryCodesView>('/api/second-factor/recovery-codes', proof));
  }

  async remove(proof: ProveBoth): Promise<void> {
    await firstValueFrom(this.http.post('/api/second-factor/remove', proof));
  }
}
