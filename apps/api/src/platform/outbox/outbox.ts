import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/**
 * What others must hear of a change, kept in the change's own transaction so that neither exists without the other. No
 * channel to anybody outside exists yet: a message waits here, with ids only, until one does.
 */
@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  /** The same message of the same subject twice is one. */
  async put(topic: string, subjectId: string): Promise<void> {
    await this.database.rows({
      name: 'outbox-put',
      text: `INSERT INTO outbox_messages (organisation_id, topic, subject_id)
             VALUES ((SELECT waymark_organisation()), $1, $2) ON CONFLICT DO NOTHING`,
      values: [topic, subjectId],
    });
  }
}
