import { Injectable } from '@nestjs/common';
import type { ContactRouteView } from '@waymark/contracts';
import {
  afterUnsafeUse,
  ATTEMPT_METHODS,
  mayUse,
  NOTHING_SAID,
  waysOfContact,
  type AttemptMethod,
  type AttemptOutcome,
  type ContactMethod,
  type SafeContact,
  type SettingValues,
} from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { PeopleRepository, toSafeContact, type ContactPointEntity } from '../people/index.js';
import type { ReferralEntity } from '../referrals/index.js';

type Doubted = Partial<Pick<ContactPointEntity, 'call' | 'text' | 'voicemail' | 'post'>>;

/** What was said about a number or address, read by the rule that allows or refuses to use it. */
@Injectable()
export class ContactSafety {
  constructor(
    private readonly people: PeopleRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** After somebody else answered, nothing said about that number holds until the person says it again. */
  async doubt(point: ContactPointEntity, outcome: AttemptOutcome): Promise<void> {
    const unknown = { call: 'unknown', text: 'unknown', voicemail: 'unknown' } as const;
    await this.change(point, outcome === 'wrong-number' ? { ...unknown, post: 'unknown' } : unknown);
  }

  /** A way that was used although it was not safe is asked about again before anybody relies on it. */
  async doubtAfterUnsafeUse({ call, text, voicemail, post, ...point }: ContactPointEntity): Promise<void> {
    await this.change(point, {
      call: afterUnsafeUse(call),
      text: afterUnsafeUse(text),
      voicemail: afterUnsafeUse(voicemail),
      post: afterUnsafeUse(post),
    });
  }

  private async change({ id, personId }: Pick<ContactPointEntity, 'id' | 'personId'>, doubted: Doubted): Promise<void> {
    await this.people.changeContactPoint(id, doubted);
    const fields = Object.keys(doubted);
    await this.audit.note({ action: 'contact.doubted', subjectType: 'contact-point', subjectId: id, personId, fields });
  }
}

export function safeContactOf(point: ContactPointEntity | null, referral: ReferralEntity, settings: SettingValues): SafeContact {
  if (!point) return NOTHING_SAID;
  const { owner, call, text, voicemail, post, safeTimes: safe_times, codeWord, saidBy: said_by, verifiedAt: verified_at } = point;
  const said = { owner, call, text, voicemail, post, safe_times, has_code_word: codeWord !== null, said_by, verified_at };
  const episode = { needs_contact_verifying: referral.needsContactVerifying, recorded_at: referral.recordedAt };
  return toSafeContact(said, episode, settings['safe-contact.valid-days']);
}

/** Every method that the kind of contact allows, with what speaks against it now. */
export function toContactRoute(
  point: ContactPointEntity,
  referral: ReferralEntity,
  settings: SettingValues,
  now: Date,
): ContactRouteView {
  const contact = safeContactOf(point, referral, settings);
  const { id, kind, masked, owner, call, text, voicemail, post, safeTimes } = point;
  return {
    ...{ id, kind, masked, owner, call, text, voicemail, post, safeTimes },
    hasCodeWord: point.codeWord !== null,
    saidBy: point.saidBy,
    verifiedAt: point.verifiedAt.toISOString(),
    routes: waysOfContact(kind, contact, now).map((way) => {
      const ruling = mayUse(way.method, contact, now);
      return ruling.ok ? { ...way, refusal: null, cautions: [...ruling.value] } : { ...way, refusal: ruling.refusal, cautions: [] };
    }),
  };
}

export function isLineMethod(method: AttemptMethod): method is ContactMethod {
  return method !== 'in-person' && ATTEMPT_METHODS.includes(method);
}
