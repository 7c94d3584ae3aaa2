import { AcceptOfferAct } from '../../features/triage/index.js';
import { AgreeSupportAct, AllocateEntryAct, WaitingListRepository } from '../../features/waiting-list/index.js';
import { ReferralsRepository } from '../../features/referrals/index.js';
import type { Client } from './referral-steps.js';
import type { Stage } from './stage.js';
import type { Moment, Step } from './story.js';

/** Triage says yes: onto the list, or at once to a safety contact, with somebody who holds the risk by name. */
export function accepted(client: Client, when: Moment, by: string, holder: string, isJudgedHigh = false): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const whole = await stage.use(ReferralsRepository).whole(client.referralId);
      const offer = whole?.offers[0];
      if (!whole || !offer) throw new Error('There is nothing to accept.');
      const serviceId = offer.serviceId === null ? (stage.serviceIds(['outreach'])[0] ?? null) : null;
      const body = { serviceId, riskHolderId: stage.workerId(holder), judgedHigh: isJudgedHigh, triggers: [], vulnerable: false, note: null };
      await stage.use(AcceptOfferAct).accept(client.referralId, offer.id, whole.referral.version, body, stage.worker);
    },
  };
}

export function allocated(client: Client, when: Moment, by: string, to: string): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { id, version } = await entryOf(client, stage);
      const body = { workerId: stage.workerId(to), reasonOverCeiling: null };
      await stage.use(AllocateEntryAct).allocate(id, version, body, stage.worker);
    },
  };
}

/** Support is agreed with her, and a case opens. */
export function supportAgreed(client: Client, when: Moment, by: string): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { id, version } = await entryOf(client, stage);
      await stage.use(AgreeSupportAct).agree(id, version, { agreedOn: when.day, workerId: stage.workerId(by) }, stage.worker);
    },
  };
}

export async function entryOf(client: Client, stage: Stage): Promise<{ id: string; version: number }> {
  const [entry] = await stage.use(WaitingListRepository).waitingOf(client.referralId);
  if (!entry) throw new Error('She is on no waiting list.');
  return entry;
}
