import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { OrganisationsModule } from '../organisations/index.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInRepository } from './sign-in.repository.js';
import { SignInStrategy } from './sign-in.strategy.js';

@Module({
  imports: [PassportModule, OrganisationsModule],
  controllers: [SessionController],
  providers: [SessionService, SignInRepository, SignInStrategy],
})
export class SessionModule {}
