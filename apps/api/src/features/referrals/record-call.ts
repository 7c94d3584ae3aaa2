import { Injectable } from '@nestjs/common';
import type { PersonMatchView, RecordCall, ReferralView } from '@waymark/contracts';
import { isToBeAsked } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { RuleRefused } from '../../platform/errors/errors.js';
import { PersonMatches } from '../people/index.js';
import { RecordReferralAct } from './record-referral.js';
import { ReferralsService } from './referrals.service.js';

/** A referral that a worker writes down: whoever is likely to be known is decided on by her before anybody is made anew. */
@Injectable()
export class RecordCallAct {
  constructor(
    private readonly recording: RecordReferralAct,
    private readonly matches: PersonMatches,
    private readonly referrals: ReferralsService,
    private readonly audit: AuditTrail,
  ) {}

  async record(body: RecordCall, worker: SignedInWorker): Promise<ReferralView> {
    const { isSomebodyElse, ...said } = body;
    const likely = await this.likely(body, worker);
    if (likely.length > 0 && !isSomebodyElse) throw new RuleRefused('person-to-choose');
    const view = await this.referrals.view(await this.recording.record(said, worker));
    for (const { id: subjectId } of likely) {
      await this.audit.note({ action: 'person.told-apart', subjectType: 'person', subjectId, personId: view.person.id });
    }
    return view;
  }

  private async likely({ person, safeContact }: RecordCall, worker: SignedInWorker): Promise<PersonMatchView[]> {
    const { personId, givenName, familyName, dateOfBirth } = person;
    if (personId !== null) return [];
    const found = await this.matches.bestFirst({ name: `${givenName} ${familyName}`, dateOfBirth, phone: safeContact.phone }, worker);
    return found.filter((match) => isToBeAsked(match, dateOfBirth === null || match.dateOfBirth === null));
  }
}
