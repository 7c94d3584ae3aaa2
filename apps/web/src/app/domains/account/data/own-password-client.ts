import { HttpClient, HttpContext } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { ChangePassword } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';
import { ANSWERS_SIGNED_OUT } from '../../../platform/session/session';

@Service()
export class OwnPasswordClient {
  private readonly http = inject(HttpClient);

  /** A wrong password is an answer to this form, not the end of the session. */
  async change(request: ChangePassword): Promise<void> {
    await firstValueFrom(this.http.post('/api/session/password', request, { context: new HttpContext().set(ANSWERS_SIGNED_OUT, true) }));
  }
}
