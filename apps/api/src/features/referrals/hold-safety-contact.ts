import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { ActingWorker } from '../../platform/auth/signed-in-worker.js';
import { NotFound, RuleRefused, StaleVersion } from '../../platform/errors/errors.js';
import { OrganisationSettings } from '../organisations/index.js';
import { highSignals } from './high-signals.js';
import { isUndecided, ReferralsRepository } from './referrals.repository.js';
import { RiskHolders } from './risk-holders.js';
import { SafetyContacts } from './safety-contacts.js';

/**
 * Takes a safety contact over before triage has decided, or as a lead or manager gives it to a colleague. Whoever held
 * it holds it until then. Once a service has accepted her, taking the risk on its list is the act.
 */
@Injectable()
export class HoldSafetyContactAct {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly safety: SafetyContacts,
    private readonly holders: RiskHolders,
    private readonly settings: OrganisationSettings,
    private readonly audit: AuditTrail,
  ) {}

  async hold(id: string, version: number, holderId: string, worker: ActingWorker): Promise<void> {
    const whole = await this.referrals.whole(id);
    if (!whole) throw new NotFound();
    const { referral } = whole;
    if (referral.version !== version) throw new StaleVersion();
    if (!isUndecided(whole)) throw new RuleRefused('referral-state-forbids');
    const isMade = whole.safetyContact !== null && whole.safetyContact.doneAt !== null;
    if (isMade || highSignals(referral, await this.settings.routing()).length === 0) throw new RuleRefused('no-safety-contact-owed');
    await this.holders.refuseOther(referral.personId, holderId, worker);
    // First, so that of two who take it at once one is told so.
    await this.referrals.change(id, version, {});
    const { organisationId, personId } = referral;
    await this.safety.give({ referralId: id }, holderId);
    // Found high by a rule that was changed since: from now on it is held by name like every other.
    if (whole.safetyContact === null) await this.safety.ask({ organisationId, personId, referralId: id, entryId: null, holderId });
    await this.audit.note({ action: 'safety-contact.taken', subjectType: 'referral', subjectId: id, personId });
  }
}
