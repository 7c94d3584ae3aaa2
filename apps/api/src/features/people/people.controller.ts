import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { PersonMatchView, PersonView, RevealedContactView } from '@waymark/contracts';
import { Allow, CurrentWorker } from '../../platform/auth/allow.js';
import type { SignedInWorker } from '../../platform/auth/signed-in-worker.js';
import { RecordId } from '../../platform/web/record-id.js';
import { ContactPoints } from './contact-points.js';
import { FindPeopleBody } from './people.bodies.js';
import { PersonMatches } from './person-matches.js';
import { PersonPage } from './person-page.js';

@Controller('people')
export class PeopleController {
  constructor(
    private readonly matches: PersonMatches,
    private readonly page: PersonPage,
    private readonly contactPoints: ContactPoints,
  ) {}

  @Post('matches')
  @HttpCode(200)
  @Allow('person:match')
  find(@Body() body: FindPeopleBody, @CurrentWorker() worker: SignedInWorker): Promise<PersonMatchView[]> {
    return this.matches.find(body, worker);
  }

  @Get(':id')
  @Allow('person:read')
  read(@RecordId() id: string, @CurrentWorker() worker: SignedInWorker): Promise<PersonView> {
    return this.page.read(id, worker);
  }

  @Post(':id/contact-points/:contactPointId/reveal')
  @HttpCode(200)
  @Allow('contact:reveal')
  reveal(@RecordId() id: string, @RecordId('contactPointId') contactPointId: string): Promise<RevealedContactView> {
    return this.contactPoints.reveal(id, contactPointId);
  }
}
