import { Injectable } from '@nestjs/common';
import type { DecideSetting, SettingView } from '@waymark/contracts';
import { isSettingKey, isValidSetting, SETTING_KEYS, SETTINGS, settingsInForce, type SettingKey } from '@waymark/domain';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { Clock } from '../../platform/clock/clock.js';
import { InvalidInput, StaleVersion } from '../../platform/errors/errors.js';
import { OrganisationsRepository, type OrganisationSettingEntity } from '../organisations/index.js';

/** Every number is local: what holds, where it comes from, and who decided it. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly organisations: OrganisationsRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<SettingView[]> {
    const [rows, names] = await Promise.all([this.organisations.settings(), this.organisations.workerNames()]);
    const today = this.clock.today();
    const decisions = rows.map(({ key, value, inForceFrom, setAt }) => ({ key, value, inForceFrom, decidedAt: setAt }));
    const values = settingsInForce(decisions, today);
    return SETTING_KEYS.map((key) => {
      const own = rows.filter((row) => row.key === key).sort(byDay);
      const held = own.findLast((row) => row.inForceFrom <= today);
      const coming = own.findLast((row) => row.inForceFrom > today);
      return {
        key,
        version: own.length,
        unit: SETTINGS[key].unit,
        basis: SETTINGS[key].basis,
        shipped: SETTINGS[key].shipped,
        value: values[key],
        inForceFrom: held?.inForceFrom ?? null,
        decidedBy: held?.setBy ? (names.get(held.setBy) ?? null) : null,
        coming: coming ? { value: coming.value, inForceFrom: coming.inForceFrom } : null,
      };
    });
  }

  /** From today on or later: what held yesterday explains yesterday's clocks and stays. */
  async decide(body: DecideSetting, version: number, worker: SignedInWorker): Promise<SettingView[]> {
    if (!isSettingKey(body.key)) throw refusedField('key', 'not-a-choice');
    if (!isValidSetting(body.key, body.value)) throw refusedField('value', 'out-of-range');
    if (body.inForceFrom < this.clock.today()) throw refusedField('inForceFrom', 'out-of-range');
    await this.refuseOutdated(body.key, version, worker);
    await this.organisations.addSetting({ ...body, organisationId: worker.organisationId, setBy: worker.id, setAt: this.clock.now() });
    await this.noteDecision(body.key, worker);
    return this.all();
  }

  /** Decided meanwhile by another: she sees what, before she decides. */
  private async refuseOutdated(key: SettingKey, version: number, { organisationId: subjectId }: SignedInWorker): Promise<void> {
    await this.organisations.takeTurnAtSetting(key);
    const current = await this.all();
    if (current.find((one) => one.key === key)?.version === version) return;
    throw new StaleVersion({ current, read: { action: 'settings.read', subjectType: 'organisation', subjectId, personId: null } });
  }

  private noteDecision(key: SettingKey, worker: SignedInWorker): Promise<void> {
    const subjectId = worker.organisationId;
    return this.audit.note({ action: 'setting.decided', subjectType: 'organisation', subjectId, personId: null, fields: [key] });
  }
}

function byDay(one: OrganisationSettingEntity, other: OrganisationSettingEntity): number {
  return one.inForceFrom.localeCompare(other.inForceFrom) || one.setAt.getTime() - other.setAt.getTime();
}

function refusedField(field: string, code: 'not-a-choice' | 'out-of-range'): InvalidInput {
  return new InvalidInput([{ field, code, limit: null }]);
}
