import { Controller, Get } from '@nestjs/common';
import type { OwnServiceView } from '@waymark/contracts';
import { Allow } from '../../platform/auth/allow.js';
import { ServicesService } from './services.service.js';

@Controller('services')
export class ServicesController {
  constructor(private readonly services: ServicesService) {}

  @Get()
  @Allow('worker:administer')
  all(): Promise<OwnServiceView[]> {
    return this.services.all();
  }
}
