import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { OwnSignInView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';

@Service()
export class OwnSignInsClient {
  private readonly http = inject(HttpClient);

  live() {
    return httpResource<OwnSignInView[]>(() => '/api/sign-ins');
  }

  end(id: string): Promise<OwnSignInView[]> {
    return firstValueFrom(this.http.post<OwnSignInView[]>(`/api/sign-ins/${id}/end`, null));
  }

  endOthers(): Promise<OwnSignInView[]> {
    return firstValueFrom(this.http.post<OwnSignInView[]>('/api/sign-ins/end-others', null));
  }
}
