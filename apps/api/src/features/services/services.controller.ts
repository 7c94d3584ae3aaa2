import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { LeftInPlaceView, OwnServiceView } from '@waymark/contracts';
import { Allow } from '../../platform/auth/allow.js';
import { CreatesOnce } from '../../platform/idempotency/creates-once.js';
import { IfMatch } from '../../platform/web/if-match.js';
import { RecordId } from '../../platform/web/record-id.js';
import { AddServiceBody, PlaceNameBody } from './services.bodies.js';
import { ServicesService } from './services.service.js';

@Controller('services')
export class ServicesController {
  constructor(private readonly services: ServicesService) {}

  @Get()
  @Allow('worker:administer')
  all(): Promise<OwnServiceView[]> {
    return this.services.all();
  }

  @Post()
  @CreatesOnce()
  @Allow('worker:administer')
  add(@Body() body: AddServiceBody): Promise<OwnServiceView[]> {
    return this.services.addService(body);
  }

  @Post(':id/teams')
  @CreatesOnce()
  @Allow('worker:administer')
  addTeam(@RecordId() id: string, @Body() body: PlaceNameBody): Promise<OwnServiceView[]> {
    return this.services.addTeam(id, body);
  }

  @Put(':id/name')
  @Allow('worker:administer')
  rename(@RecordId() id: string, @IfMatch() version: number, @Body() body: PlaceNameBody): Promise<OwnServiceView[]> {
    return this.services.rename('service', id, body, version);
  }

  @Get(':id/left')
  @Allow('worker:administer')
  left(@RecordId() id: string): Promise<LeftInPlaceView[]> {
    return this.services.leftIn('service', id);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('worker:administer')
  end(@RecordId() id: string, @IfMatch() version: number): Promise<OwnServiceView[]> {
    return this.services.end('service', id, version);
  }
}

@Controller('teams/:id')
export class TeamsController {
  constructor(private readonly services: ServicesService) {}

  @Put('name')
  @Allow('worker:administer')
  rename(@RecordId() id: string, @IfMatch() version: number, @Body() body: PlaceNameBody): Promise<OwnServiceView[]> {
    return this.services.rename('team', id, body, version);
  }

  @Get('left')
  @Allow('worker:administer')
  left(@RecordId() id: string): Promise<LeftInPlaceView[]> {
    return this.services.leftIn('team', id);
  }

  @Post('end')
  @HttpCode(200)
  @Allow('worker:administer')
  end(@RecordId() id: string, @IfMatch() version: number): Promise<OwnServiceView[]> {
    return this.services.end('team', id, version);
  }
}
