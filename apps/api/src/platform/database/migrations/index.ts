import { CreateOrganisationsAndWorkers1795000000000 } from './1795000000000-create-organisations-and-workers.js';
import { CreateAuditOutboxAndIdempotency1795000200000 } from './1795000200000-create-audit-outbox-and-idempotency.js';
import { CreateSignIn1795000250000 } from './1795000250000-create-sign-in.js';
import { CreatePeople1795000300000 } from './1795000300000-create-people.js';
import { CreateReferrals1795000400000 } from './1795000400000-create-referrals.js';
import { CreateClockEvents1795000500000 } from './1795000500000-create-clock-events.js';
import { CreateCases1795000600000 } from './1795000600000-create-cases.js';
import { CreateImports1795100000000 } from './1795100000000-create-imports.js';
import { CreateWaitingList1795200000000 } from './1795200000000-create-waiting-list.js';
import { CreateReviewsAndReminders1795300000000 } from './1795300000000-create-reviews-and-reminders.js';
import { CreateRiskAssessments1795300100000 } from './1795300100000-create-risk-assessments.js';
import { CreateSafetyPlans1795300200000 } from './1795300200000-create-safety-plans.js';
import { CreateHandovers1795400000000 } from './1795400000000-create-handovers.js';
import { CreateCaseClosures1795400100000 } from './1795400100000-create-case-closures.js';
import { LetAdministratorsDecideSettings1795500000000 } from './1795500000000-let-administrators-decide-settings.js';
import { IndexActsInTheAudit1795600000000 } from './1795600000000-index-acts-in-the-audit.js';
import { AllowAnotherSafetyContact1795600010000 } from './1795600010000-allow-another-safety-contact.js';
import { TieOffersToTheirReferral1795600020000 } from './1795600020000-tie-offers-to-their-referral.js';
import { TellWhoseWordContactSafetyIs1795700000000 } from './1795700000000-tell-whose-word-contact-safety-is.js';
import { FindPeopleAmongNamesakes1795700010000 } from './1795700010000-find-people-among-namesakes.js';
import { SealImportHeadings1795700020000 } from './1795700020000-seal-import-headings.js';
import { CountTriesOfImportRows1795700030000 } from './1795700030000-count-tries-of-import-rows.js';
import { AskForSecondFactors1795800000000 } from './1795800000000-ask-for-second-factors.js';
import { ProveSessionsAgain1795810000000 } from './1795810000000-prove-sessions-again.js';
import { ShowOwnSignIns1795820000000 } from './1795820000000-show-own-sign-ins.js';
import { KnowDevices1795830000000 } from './1795830000000-know-devices.js';
import { ChainTheAudit1795900000000 } from './1795900000000-chain-the-audit.js';
import { IndexUndecidedOffers1795900010000 } from './1795900010000-index-undecided-offers.js';
import { IndexTheAuditByWorker1795900020000 } from './1795900020000-index-the-audit-by-worker.js';
import { CountAddressesOneByOne1795910000000 } from './1795910000000-count-addresses-one-by-one.js';
import { ProveTheKey1795910010000 } from './1795910010000-prove-the-key.js';
import { BeginAnOrganisation1795910020000 } from './1795910020000-begin-an-organisation.js';
import { JudgeNewPasswords1796300000000 } from './1796300000000-judge-new-passwords.js';
import { LockIdleSessions1796300010000 } from './1796300010000-lock-idle-sessions.js';
import { CreateNotes1796310000000 } from './1796310000000-create-notes.js';
import { UndoImportsInSteps1796400000000 } from './1796400000000-undo-imports-in-steps.js';
import { KeepTrialsOfImports1796400010000 } from './1796400010000-keep-trials-of-imports.js';
import { ForgetPlainDigests1796600000000 } from './1796600000000-forget-plain-digests.js';
import { OweSafetyContactsFromTheStart1796620300000 } from './1796620300000-owe-safety-contacts-from-the-start.js';
import { ProveJobs1796700000000 } from './1796700000000-prove-jobs.js';
import { BlockPeople1796700010000 } from './1796700010000-block-people.js';
import { KeepPasskeys1796710000000 } from './1796710000000-keep-passkeys.js';
import { TellGiversOfAcceptance1796750000000 } from './1796750000000-tell-givers-of-acceptance.js';
import { HoldImportRowsByName1796830000000 } from './1796830000000-hold-import-rows-by-name.js';
import { DateExternalAssessments1796835000000 } from './1796835000000-date-external-assessments.js';
import { AskTwoPeople1796840000000 } from './1796840000000-ask-two-people.js';
import { DecideOnChildrensServices1796850000000 } from './1796850000000-decide-on-childrens-services.js';
import { ProveSignIns1796880000000 } from './1796880000000-prove-sign-ins.js';
import { ProveOrganisations1796880010000 } from './1796880010000-prove-organisations.js';
import { EndMemberships1796890000000 } from './1796890000000-end-memberships.js';
import { GiveRoles1796900000000 } from './1796900000000-give-roles.js';
import { SayWhatWasDoneForSafety1797000000000 } from './1797000000000-say-what-was-done-for-safety.js';
import { InviteWorkers1797100000000 } from './1797100000000-invite-workers.js';
import { RecordCapacities1797110000000 } from './1797110000000-record-capacities.js';
import { AdministerServices1797120000000 } from './1797120000000-administer-services.js';
import { ProveRoles1797200000000 } from './1797200000000-prove-roles.js';
import { SealWords1797210000000 } from './1797210000000-seal-words.js';
import { TellWhatCameWithAReferral1797410000000 } from './1797410000000-tell-what-came-with-a-referral.js';
import { OfferByPreview1797600000000 } from './1797600000000-offer-by-preview.js';
import { EndHandoversByClock1797600010000 } from './1797600010000-end-handovers-by-clock.js';
import { LetDataProtectionLeadsLook1797800000000 } from './1797800000000-let-data-protection-leads-look.js';
import { AnswerAssessmentsInPlans1797700000000 } from './1797700000000-answer-assessments-in-plans.js';
import { QuestionReads1797800010000 } from './1797800010000-question-reads.js';
import { NoticeLinkedParties1797930000000 } from './1797930000000-notice-linked-parties.js';
import { KeepWithinReach1797400000000 } from './1797400000000-keep-within-reach.js';
import { ReturnByLinkAlone1797230000000 } from './1797230000000-return-by-link-alone.js';
import { MarkJudgementAtAcceptance1797300010000 } from './1797300010000-mark-judgement-at-acceptance.js';
import { RememberPastHolders1797300000000 } from './1797300000000-remember-past-holders.js';
import { AskForBlocksInOneJoin1797320000000 } from './1797320000000-ask-for-blocks-in-one-join.js';
import { HideEntriesAboutHiddenPeople1797320010000 } from './1797320010000-hide-entries-about-hidden-people.js';
import { RefuseEndedServices1797320020000 } from './1797320020000-refuse-ended-services.js';
import { TellNamedHolders1797330000000 } from './1797330000000-tell-named-holders.js';
import { SignInByProvider1797330010000 } from './1797330010000-sign-in-by-provider.js';
import { DraftHandoversWithoutReceiver1797340000000 } from './1797340000000-draft-handovers-without-receiver.js';
import { OpenInEmergencies1797900000000 } from './1797900000000-open-in-emergencies.js';
import { KeepUnnamedRowsFromCaseWorkers1797910010000 } from './1797910010000-keep-unnamed-rows-from-case-workers.js';
import { RepeatAnswersWithinReach1797910000000 } from './1797910000000-repeat-answers-within-reach.js';

/** In the order in which they run; one that is on `main` is never edited. */
export const MIGRATIONS = [
  CreateOrganisationsAndWorkers1795000000000,
  CreateAuditOutboxAndIdempotency1795000200000,
  CreateSignIn1795000250000,
  CreatePeople1795000300000,
  CreateReferrals1795000400000,
  CreateClockEvents1795000500000,
  CreateCases1795000600000,
  CreateImports1795100000000,
  CreateWaitingList1795200000000,
  CreateReviewsAndReminders1795300000000,
  CreateRiskAssessments1795300100000,
  CreateSafetyPlans1795300200000,
  CreateHandovers1795400000000,
  CreateCaseClosures1795400100000,
  LetAdministratorsDecideSettings1795500000000,
  IndexActsInTheAudit1795600000000,
  AllowAnotherSafetyContact1795600010000,
  TieOffersToTheirReferral1795600020000,
  TellWhoseWordContactSafetyIs1795700000000,
  FindPeopleAmongNamesakes1795700010000,
  SealImportHeadings1795700020000,
  CountTriesOfImportRows1795700030000,
  AskForSecondFactors1795800000000,
  ProveSessionsAgain1795810000000,
  ShowOwnSignIns1795820000000,
  KnowDevices1795830000000,
  ChainTheAudit1795900000000,
  IndexUndecidedOffers1795900010000,
  IndexTheAuditByWorker1795900020000,
  CountAddressesOneByOne1795910000000,
  ProveTheKey1795910010000,
  BeginAnOrganisation1795910020000,
  JudgeNewPasswords1796300000000,
  LockIdleSessions1796300010000,
  CreateNotes1796310000000,
  UndoImportsInSteps1796400000000,
  KeepTrialsOfImports1796400010000,
  ForgetPlainDigests1796600000000,
  OweSafetyContactsFromTheStart1796620300000,
  ProveJobs1796700000000,
  BlockPeople1796700010000,
  KeepPasskeys1796710000000,
  TellGiversOfAcceptance1796750000000,
  HoldImportRowsByName1796830000000,
  DateExternalAssessments1796835000000,
  AskTwoPeople1796840000000,
  DecideOnChildrensServices1796850000000,
  ProveSignIns1796880000000,
  ProveOrganisations1796880010000,
  EndMemberships1796890000000,
  GiveRoles1796900000000,
  SayWhatWasDoneForSafety1797000000000,
  InviteWorkers1797100000000,
  RecordCapacities1797110000000,
  AdministerServices1797120000000,
  ProveRoles1797200000000,
  SealWords1797210000000,
  ReturnByLinkAlone1797230000000,
  RememberPastHolders1797300000000,
  MarkJudgementAtAcceptance1797300010000,
  AskForBlocksInOneJoin1797320000000,
  HideEntriesAboutHiddenPeople1797320010000,
  RefuseEndedServices1797320020000,
  TellNamedHolders1797330000000,
  SignInByProvider1797330010000,
  DraftHandoversWithoutReceiver1797340000000,
  KeepWithinReach1797400000000,
  TellWhatCameWithAReferral1797410000000,
  OfferByPreview1797600000000,
  EndHandoversByClock1797600010000,
  AnswerAssessmentsInPlans1797700000000,
  LetDataProtectionLeadsLook1797800000000,
  QuestionReads1797800010000,
  OpenInEmergencies1797900000000,
  RepeatAnswersWithinReach1797910000000,
  KeepUnnamedRowsFromCaseWorkers1797910010000,
  NoticeLinkedParties1797930000000,
];
