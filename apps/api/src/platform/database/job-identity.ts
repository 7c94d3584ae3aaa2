import type { QueryConfig } from 'pg';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../secrets/field-cipher.js';

/**
 * First statements of transactions that no session opens. Each carries the secret of the product's own processes: without
 * it the database takes the organisation's word from nobody, shows no row of a person and opens no session.
 */
@Injectable()
export class JobIdentity {
  private readonly secret: string;

  constructor(cipher: FieldCipher) {
    this.secret = cipher.jobSecret().toString('hex');
  }

  /** A sweep, which acts for an organisation and for no worker. */
  ofOrganisation(organisationId: string): QueryConfig {
    return {
      text: `SELECT set_config('waymark.organisation_id', $1, true), set_config('waymark.works_with_people', 'on', true),
                    set_config('waymark.job', $2, true)`,
      values: [organisationId, this.secret],
    };
  }

  /** Acts in a worker's name and hides from it what is hidden from her. */
  inNameOf({ id, organisationId }: { id: string; organisationId: string }): QueryConfig {
    return {
      text: `SELECT set_config('waymark.organisation_id', $1, true), set_config('waymark.worker_id', $2, true),
                    set_config('waymark.works_with_people', 'on', true), set_config('waymark.job', $3, true)`,
      values: [organisationId, id, this.secret],
    };
  }

  /** Nobody yet: what a password opens, and what a guess counts for. SQL that came in another way cannot say this. */
  ofSignIn(): QueryConfig {
    return { name: 'prove-sign-in', text: `SELECT set_config('waymark.sign_in', $1, true)`, values: [this.secret] };
  }

  /** The originator of a running import, as the database knows her. */
  ofImport(batchId: string): QueryConfig {
    return {
      name: 'open-import',
      text: `SELECT who.*, set_config('waymark.job', $2, true) FROM waymark_open_import($1) who`,
      values: [batchId, this.secret],
    };
  }
}
