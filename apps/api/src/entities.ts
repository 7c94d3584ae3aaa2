import { AccountRequestEntity } from './features/account-requests/account-request.entity.js';
import { PersonBlockEntity } from './features/blocks/person-block.entity.js';
import { ElsewhereSearchEntity, EmergencyOpeningEntity, EmergencyOpeningNoticeEntity } from './features/emergency-openings/emergency-opening.entities.js';
import { CaseClosureEntity } from './features/case-work/case-closure.entity.js';
import { CaseEntity } from './features/cases/case.entity.js';
import { ImportBatchEntity, ImportRowEntity, ImportSourceEntity } from './features/imports/import.entities.js';
import { HandoverEntity, HandoverSectionEntity } from './features/handovers/handover.entities.js';
import { LinkedPartiesEntity } from './features/linked-parties/linked-parties.entity.js';
import { NoteEntity } from './features/notes/note.entity.js';
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
  ClockPauseEntity,
  ChildrensServicesDecisionEntity,
  ReferralConsentEntity,
  ReferralEntity,
  ReferralOfferEntity,
  ReferrerNoticeEntity,
} from './features/referrals/referral.entities.js';
import { PastHolderEntity } from './features/referrals/past-holder.entity.js';
import { TaskEntity } from './features/referrals/safety-contact.entity.js';
import { ReadAnswerEntity, ReadQuestionEntity, ReadWeekEntity } from './features/read-review/read-review.entities.js';
import { ReminderEntity, ReviewEntity, ReviewPutOffEntity } from './features/reviews/review.entities.js';
import {
  AssessmentAnswerEntity,
  AssessmentTextEntity,
  RiskAssessmentEntity,
  RiskDecisionEntity,
  WordingPackEntity,
} from './features/risk-assessments/risk-assessment.entities.js';
import { SafetyPlanAnswerEntity, SafetyPlanEntity, SafetyPlanEntryEntity } from './features/safety-plans/safety-plan.entities.js';
import {
  ContactAttemptEntity,
  WaitingListEntryEntity,
  WorkerCapacityEntity,
} from './features/waiting-list/waiting-list.entities.js';
import {
  AuditEntryEntity,
  AuditHeadEntity,
  AuditSealEntity,
  IdempotencyKeyEntity,
  JobProofEntity,
  KeyProofEntity,
  KnownDeviceEntity,
  OutboxMessageEntity,
  PasskeyChallengeEntity,
  PasskeyEntity,
  PasswordResetEntity,
  PendingSignInEntity,
  ProviderFlowEntity,
  RecoveryCodeEntity,
  SecondFactorEntity,
  SessionEntity,
  SignInAttemptEntity,
  WorkerCredentialEntity,
  WorkerIdentityEntity,
} from './platform/platform.entities.js';

/** Every table. The drift test compares this list with what the migrations made. */
export const ENTITIES = [
  AccountRequestEntity,
  OrganisationEntity,
  ServiceEntity,
  TeamEntity,
  WorkerEntity,
  MembershipEntity,
  OrganisationSettingEntity,
  WorkerCredentialEntity,
  SessionEntity,
  SignInAttemptEntity,
  PasskeyChallengeEntity,
  PasskeyEntity,
  PasswordResetEntity,
  PendingSignInEntity,
  ProviderFlowEntity,
  WorkerIdentityEntity,
  RecoveryCodeEntity,
  SecondFactorEntity,
  AuditEntryEntity,
  AuditHeadEntity,
  AuditSealEntity,
  OutboxMessageEntity,
  IdempotencyKeyEntity,
  JobProofEntity,
  KeyProofEntity,
  KnownDeviceEntity,
  PersonBlockEntity,
  EmergencyOpeningEntity,
  EmergencyOpeningNoticeEntity,
  ElsewhereSearchEntity,
  PersonEntity,
  RelationshipEntity,
  ContactPointEntity,
  ReferralEntity,
  ReferralOfferEntity,
  ChildrensServicesDecisionEntity,
  ReferralConsentEntity,
  ClockEntity,
  ClockEventEntity,
  CaseEntity,
  ReviewEntity,
  ReviewPutOffEntity,
  ReminderEntity,
  WordingPackEntity,
  RiskAssessmentEntity,
  AssessmentAnswerEntity,
  AssessmentTextEntity,
  RiskDecisionEntity,
  LinkedPartiesEntity,
  NoteEntity,
  SafetyPlanAnswerEntity,
  SafetyPlanEntity,
  SafetyPlanEntryEntity,
  ImportSourceEntity,
  ImportBatchEntity,
  ImportRowEntity,
  HandoverEntity,
  HandoverSectionEntity,
  CaseClosureEntity,
  ClockPauseEntity,
  ReferrerNoticeEntity,
  WaitingListEntryEntity,
  ContactAttemptEntity,
  PastHolderEntity,
  TaskEntity,
  WorkerCapacityEntity,
  ReadWeekEntity,
  ReadQuestionEntity,
  ReadAnswerEntity,
];
