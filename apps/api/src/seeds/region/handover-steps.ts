import type { DeclineHandover, DraftHandover } from '@waymark/contracts';
import { PREVIEW_SECTIONS } from '@waymark/domain';
import { AnswerHandoverAct } from '../../features/handovers/answer-handover.js';
import { DraftHandoverAct } from '../../features/handovers/draft-handover.js';
import { HandoversRepository, type KeptHandover } from '../../features/handovers/index.js';
import { OfferHandoverAct } from '../../features/handovers/offer-handover.js';
import { ReceiversRepository } from '../../features/handovers/receivers.repository.js';
import { caseOf } from './case-steps.js';
import type { Client } from './referral-steps.js';
import type { Stage } from './stage.js';
import type { Moment, Step } from './story.js';

/** What a receiver must read before she decides. */
export type Preview = Readonly<Record<(typeof PREVIEW_SECTIONS)[number], string>>;

const QUIET: Preview = {
  'live-dangers': 'None known in the next 14 days.',
  'safe-contact': 'As on her record; ring only at the times she gave.',
  'who-must-not-know': 'Nobody of his family.',
  'next-contact': 'She expects a call this week.',
};

export interface Giving {
  /** A worker by her e-mail address, or a team by its English name. */
  to: string | { team: string };
  reason: string;
  tells?: Partial<Preview>;
}

/** Written and offered in one sitting; the giver holds the risk until somebody has accepted. */
export function handoverOffered(client: Client, when: Moment, by: string, { to, reason, tells }: Giving): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { id: caseId } = await caseOf(client, stage);
      const told = { ...QUIET, ...tells };
      const body: DraftHandover = {
        ...{ kind: 'worker-to-worker', reason, stepDown: null, consent: { basis: 'informed', reason: null } },
        receiver: await receiverOf(to, stage),
        sections: PREVIEW_SECTIONS.map((section) => ({ section, text: told[section], beforeAcceptance: true })),
      };
      const id = await stage.use(DraftHandoverAct).draft(caseId, body, stage.worker);
      const { version } = await handoverOf(client, stage);
      await stage.use(OfferHandoverAct).offer(id, version, stage.worker);
    },
  };
}

export function handoverDeclined(client: Client, when: Moment, by: string, answer: DeclineHandover): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const { id, version } = await handoverOf(client, stage);
      await stage.use(AnswerHandoverAct).decline(id, version, answer, stage.worker);
    },
  };
}

async function handoverOf(client: Client, stage: Stage): Promise<KeptHandover> {
  const { id } = await caseOf(client, stage);
  const [latest] = (await stage.use(HandoversRepository).ofCase(id)).sort((a, b) => b.draftedAt.getTime() - a.draftedAt.getTime());
  if (!latest) throw new Error('There is no handover of her case.');
  return latest;
}

async function receiverOf(to: Giving['to'], stage: Stage): Promise<DraftHandover['receiver']> {
  if (typeof to === 'string') return { to: 'worker', id: stage.workerId(to) };
  const team = (await stage.use(ReceiversRepository).teams()).find(({ name_en: name }) => name === to.team);
  if (!team) throw new Error(`The demonstration region has no team ${to.team}.`);
  return { to: 'team', id: team.id };
}
