import type { Role } from '@waymark/domain';

/** GET /api/workers: the accounts of one's own organisation, for an administrator. */
export interface WorkerView {
  id: string;
  displayName: string;
  email: string;
  roles: Role[];
  isActive: boolean;
  hasSecondFactor: boolean;
}
