import type { CloseCase, LogAttempt } from '@waymark/contracts';
import { addDays, dayOf } from '@waymark/domain';
import { CloseCaseAct } from '../../features/case-work/close-case.js';
import { SetNextStepAct } from '../../features/case-work/set-next-step.js';
import { CaseRecords, CasesRepository, type CaseEntity } from '../../features/cases/index.js';
import { PersonPage } from '../../features/people/person-page.js';
import { ReferralsRepository } from '../../features/referrals/index.js';
import { LogAttemptAct } from '../../features/waiting-list/index.js';
import type { Client } from './referral-steps.js';
import type { Stage } from './stage.js';
import type { Moment, Step } from './story.js';
import { entryOf } from './triage-steps.js';

/** The case that was opened for her last. */
export async function caseOf(client: Client, stage: Stage): Promise<CaseEntity> {
  const whole = await stage.use(ReferralsRepository).whole(client.referralId);
  const ids = await Promise.all((whole?.offers ?? []).map(({ id }) => stage.use(CasesRepository).idOfOffer(id)));
  const id = ids.find((one) => one !== null);
  const found = id ? await stage.use(CaseRecords).find(id) : null;
  if (!found) throw new Error('There is no case of hers.');
  return found;
}

/** A conversation while she waits: a meeting needs no line that is safe. */
export function spokenWith(client: Client, when: Moment, by: string, note: string): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { id } = await entryOf(client, stage);
      const plan: Pick<LogAttempt, 'nextTryOn' | 'nextTryTime' | 'saidAgain'> = { nextTryOn: null, nextTryTime: null, saidAgain: null };
      const how = { method: 'in-person', outcome: 'spoke', contactPointId: null, madeOn: null, madeTime: null, hasHappened: false } as const;
      await stage.use(LogAttemptAct).log(id, { ...how, ...plan, note }, stage.worker);
    },
  };
}

export function nextStep(client: Client, when: Moment, by: string, words: string, inDays: number): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { id, version } = await caseOf(client, stage);
      const dueOn = addDays(dayOf(when.at), inDays);
      await stage.use(SetNextStepAct).set(id, version, { nextStep: words, dueOn }, stage.worker);
    },
  };
}

/** The page of somebody is opened, and nothing is done for her. */
export function lookedUp(client: Client, when: Moment, by: string): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const whole = await stage.use(ReferralsRepository).whole(client.referralId);
      if (!whole) throw new Error('There is no referral of hers.');
      await stage.use(PersonPage).read(whole.referral.personId, stage.worker);
    },
  };
}

/** Only a death ends a case without a look at the risk; the record is frozen instead. */
export function died(client: Client, when: Moment, by: string, words: string): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { id, version } = await caseOf(client, stage);
      const body: CloseCase = { reason: 'died', words, riskCheck: null, referrerTold: true, personAware: 'no', wayBack: null };
      await stage.use(CloseCaseAct).close(id, version, body, stage.worker);
    },
  };
}
