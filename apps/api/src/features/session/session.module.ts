import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { OrganisationsModule } from '../organisations/index.js';
import { Allowances } from './allowances.js';
import { ChangePasswordAct } from './change-password.js';
import { Codes } from './codes.js';
import { LockService } from './lock.service.js';
import { Origins } from './origin.js';
import { OwnSignInsController } from './own-sign-ins.controller.js';
import { OwnSignInsRepository } from './own-sign-ins.repository.js';
import { OwnSignInsService } from './own-sign-ins.service.js';
import { PasskeyCheck } from './passkey-check.js';
import { PasskeySignIn } from './passkey-sign-in.js';
import { PasskeysController } from './passkeys.controller.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { PasskeysService } from './passkeys.service.js';
import { Proof } from './proof.js';
import { ProviderClient } from './provider-client.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { ProviderController } from './provider.controller.js';
import { ProviderRepository } from './provider.repository.js';
import { Providers } from './providers.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInCalls } from './sign-in-calls.js';
import { SignInRepository } from './sign-in.repository.js';
import { SignedIn } from './signed-in.js';
import { SignInStrategy } from './sign-in.strategy.js';
import { StepUpService } from './step-up.service.js';

@Module({
  imports: [PassportModule, OrganisationsModule],
  controllers: [SessionController, SecondFactorController, OwnSignInsController, PasskeysController, ProviderController],
  providers: [SessionService, Allowances, ChangePasswordAct, Origins, StepUpService, LockService, SecondFactorService, Proof, Codes, SignInCalls, SignInRepository, SecondFactorRepository, OwnSignInsService, OwnSignInsRepository, PasskeyCheck, PasskeySignIn, PasskeysRepository, PasskeysService, ProviderClient, ProviderRepository, Providers, ProviderSignIn, SignedIn, SignInStrategy],
  exports: [StepUpService],
})
export class SessionModule {}
