import { CaseClosureEntity } from './features/case-work/case-closure.entity.js';
import { CaseEntity } from './features/cases/case.entity.js';
import { ImportBatchEntity, ImportRowEntity, ImportSourceEntity } from './features/imports/import.entities.js';
import { HandoverEntity, HandoverSectionEntity } from './features/handovers/handover.entities.js';
import {
  MembershipEntity,
  OrganisationEntity,
  OrganisationSettingEntity,
  ServiceEntity,
  TeamEntity,
  WorkerEntity,
} from './features/organisations/organisation.entities.js';
import { ContactPointEntity, PersonEntity, RelationshipEntity } from './features/people/people.entities.js';
import {
  ClockEntity,
  ClockEventEntity,
  ReferralConsentEntity,
  ReferralEntity,
  ReferralOfferEntity,
} from './features/referrals/referral.entities.js';
import {
  AuditEntryEntity,
  IdempotencyKeyEntity,
  OutboxMessageEntity,
  PasswordResetEntity,
  SessionEntity,
  SignInAttemptEntity,
  WorkerCredentialEntity,
} from './platform/platform.entities.js';

/** Every table. The drift test compares this list with what the migrations made. */
export const ENTITIES = [
  OrganisationEntity,
  ServiceEntity,
  TeamEntity,
  WorkerEntity,
  MembershipEntity,
  OrganisationSettingEntity,
  WorkerCredentialEntity,
  SessionEntity,
  SignInAttemptEntity,
  PasswordResetEntity,
  AuditEntryEntity,
  OutboxMessageEntity,
  IdempotencyKeyEntity,
  PersonEntity,
  RelationshipEntity,
  ContactPointEntity,
  ReferralEntity,
  ReferralOfferEntity,
  ReferralConsentEntity,
  ClockEntity,
  ClockEventEntity,
  CaseEntity,
  ImportSourceEntity,
  ImportBatchEntity,
  ImportRowEntity,
  HandoverEntity,
  HandoverSectionEntity,
  CaseClosureEntity,
];
