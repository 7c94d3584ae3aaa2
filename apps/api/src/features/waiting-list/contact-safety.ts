import { Injectable } from '@nestjs/common';
import type { ContactRouteView } from '@waymark/contracts';
import {
  addDays,
  afterUnsafeUse,
  ATTEMPT_METHODS,
  dayOf,
  mayUse,
  NOTHING_SAID,
  type AttemptMethod,
  type AttemptOutcome,
  type ContactMethod,
  type SafeContact,
  type SettingValues,
} from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { PeopleRepository, type ContactPointEntity } from '../people/index.js';
import type { ReferralEntity } from '../referrals/index.js';

const ROUTES_OF: Readonly<Record<ContactPointEntity['kind'], readonly ContactMethod[]>> = {
  phone: ['call', 'text', 'voicemail'],
  address: ['post'],
  email: ['email'],
  place: [],
};

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
  const verifiedOn = dayOf(point.verifiedAt);
  // A returning person's earlier answers count as run out until somebody has asked her again.
  const isOfEarlierEpisode = referral.needsContactVerifying && point.verifiedAt < referral.recordedAt;
  return {
    ...NOTHING_SAID,
    saidBy: point.saidBy,
    owner: point.owner,
    methods: { call: point.call, text: point.text, voicemail: point.voicemail, post: point.post, email: 'unknown' },
    timesInWords: point.safeTimes,
    hasCodeWord: point.codeWord !== null,
    verifiedOn,
    validUntil: isOfEarlierEpisode ? addDays(dayOf(referral.recordedAt), -1) : addDays(verifiedOn, settings['safe-contact.valid-days']),
  };
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
    routes: ROUTES_OF[kind].map((method) => {
      const ruling = mayUse(method, contact, now);
      return ruling.ok
        ? { method, refusal: null, cautions: [...ruling.value] }
        : { method, refusal: ruling.refusal, cautions: [] };
    }),
  };
}

export function isLineMethod(method: AttemptMethod): method is ContactMethod {
  return method !== 'in-person' && ATTEMPT_METHODS.includes(method);
}
