import { Controller, Get } from '@nestjs/common';
import type { WorkerView } from '@waymark/contracts';
import { Allow } from '../../platform/auth/allow.js';
import { WorkersService } from './workers.service.js';

@Controller('workers')
export class WorkersController {
  constructor(private readonly workers: WorkersService) {}

  @Get()
  @Allow('worker:administer')
  all(): Promise<WorkerView[]> {
    return this.workers.all();
  }
}
