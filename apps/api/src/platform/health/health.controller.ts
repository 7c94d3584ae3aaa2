import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { DataSource } from 'typeorm';
import { Allow } from '../auth/allow.js';
import { DATA_SOURCE } from '../database/database.js';

@Controller('health')
export class HealthController {
  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** The process runs; asks nothing else, so that a database outage does not make anyone restart it. */
  @Get('live')
  @Allow('nobody')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Allow('nobody')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: string; database: string }> {
    const isReady = await this.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
    response.status(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'not-ready', database: isReady ? 'ok' : 'away' };
  }
}
