import { RuleRefused } from '../../platform/errors/errors.js';
import type { AccountRequestsRepository } from './account-requests.repository.js';

/** A place is in a service of one's own organisation, and in a team of that service. */
export async function refuseUnknownPlace(
  requests: AccountRequestsRepository,
  { serviceId, teamId }: { serviceId: string | null; teamId: string | null },
): Promise<void> {
  if (serviceId !== null && !(await requests.isService(serviceId))) throw new RuleRefused('service-not-available');
  if (teamId !== null && !(await requests.isTeam(teamId, serviceId))) throw new RuleRefused('team-not-available');
}
