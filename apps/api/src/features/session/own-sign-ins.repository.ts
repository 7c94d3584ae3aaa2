import { Injectable } from '@nestjs/common';
import type { Browser, OwnSignInView, PasswordSetByLinkView, System } from '@waymark/contracts';
import { Database } from '../../platform/database/database.js';

interface SessionRow {
  id: string;
  started_at: Date;
  seen_at: Date;
  browser: Browser | null;
  system: System | null;
  is_this_one: boolean;
}

/** A worker's own sign-ins, by functions that know her from the request's identity. */
@Injectable()
export class OwnSignInsRepository {
  constructor(private readonly database: Database) {}

  async live(sessionHash: Buffer): Promise<OwnSignInView[]> {
    const rows = await this.database.rows<SessionRow & Record<string, unknown>>({
      text: 'SELECT id, started_at, seen_at, browser, system, is_this_one FROM waymark_own_sessions($1)',
      values: [sessionHash],
    });
    return rows.map((row) => ({
      id: row.id,
      startedAt: row.started_at.toISOString(),
      lastSeenAt: row.seen_at.toISOString(),
      browser: row.browser ?? 'other',
      system: row.system ?? 'other',
      isThisOne: row.is_this_one,
    }));
  }

  async describe(sessionHash: Buffer, browser: Browser, system: System): Promise<void> {
    await this.database.rows({ text: 'SELECT waymark_describe_session($1, $2, $3)', values: [sessionHash, browser, system] });
  }

  /** Answers with what was ended. */
  async end(sessionHash: Buffer, id: string | null): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>({
      text: 'SELECT id FROM waymark_end_own_sessions($1, $2) AS id',
      values: [sessionHash, id],
    });
    return rows.map((row) => row.id);
  }

  /** The last time it was, unless she has said that she has read of it. */
  async passwordSetByLink(): Promise<PasswordSetByLinkView | null> {
    const [row] = await this.database.rows<{ used_at: Date; asked_by: string; confirmed_by: string; cleared_second_factor: boolean }>({
      text: 'SELECT used_at, asked_by, confirmed_by, cleared_second_factor FROM waymark_password_set_by_link()',
    });
    if (!row) return null;
    return { at: row.used_at.toISOString(), askedBy: row.asked_by, confirmedBy: row.confirmed_by, clearedSecondFactor: row.cleared_second_factor };
  }

  async seePasswordSetByLink(): Promise<void> {
    await this.database.rows({ text: 'SELECT waymark_see_password_set_by_link()' });
  }
}
