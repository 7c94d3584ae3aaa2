import { Injectable } from '@nestjs/common';
import type { WorkerView } from '@waymark/contracts';
import { Clock } from '../../platform/clock/clock.js';
import { WorkersRepository } from './workers.repository.js';

@Injectable()
export class WorkersService {
  constructor(
    private readonly workers: WorkersRepository,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<WorkerView[]> {
    const rows = await this.workers.all(this.clock.today());
    return rows.map(({ id, display_name: displayName, email, roles, is_active: isActive, has_second_factor: hasSecondFactor }) => {
      return { id, displayName, email, roles, isActive, hasSecondFactor };
    });
  }
}
