import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { OwnServiceView } from '@waymark/contracts';

/** Services and teams, for whoever keeps accounts. */
@Service()
export class ServicesClient {
  all() {
    return httpResource<OwnServiceView[]>(() => '/api/services', { defaultValue: [] });
  }
}
