import { randomUUID } from 'node:crypto';
import type { FinishRiskAssessment, SaveAnswer } from '@waymark/contracts';
import { gradeDash, knownConcerns, riskSettings, SAFELIVES_DASH_24, type DashAnswer, type RiskLevel } from '@waymark/domain';
import { OrganisationSettings } from '../../features/organisations/index.js';
import { FinishAssessmentAct } from '../../features/risk-assessments/finish-assessment.js';
import { RiskAssessmentsRepository } from '../../features/risk-assessments/index.js';
import { SaveEntryAct } from '../../features/risk-assessments/save-entry.js';
import { StartAssessmentAct } from '../../features/risk-assessments/start-assessment.js';
import type { Client } from './referral-steps.js';
import type { Moment, Step } from './story.js';

export interface Assessed {
  /** How many items were answered with yes, from the first. */
  yes: number;
  dontKnow?: number;
  level: RiskLevel;
  reason: string;
  /** Heard at a conference within twelve months, and something new since. */
  isRepeat?: boolean;
}

/** A whole Dash in one conversation, every item answered. */
export function assessed(client: Client, when: Moment, by: string, { yes, dontKnow = 0, level, reason, isRepeat = false }: Assessed): Step {
  return {
    at: when.at,
    by,
    play: async (stage) => {
      const answers = answersOf(yes, dontKnow);
      const decided = async (): Promise<FinishRiskAssessment['decisions']> => {
        const history = { policeCallOuts12Months: null, isMaracRepeat: isRepeat, currentLevel: 'not-assessed', isKnownHigh: false, knownConcerns: knownConcerns(client.said.abuseTypes) } as const;
        const thresholds = riskSettings(await stage.use(OrganisationSettings).inForce());
        const outcome = gradeDash(SAFELIVES_DASH_24, answers, { level, reason }, history, thresholds);
        return outcome.promptsToDecide.map((prompt) => ({ prompt, reason: 'Talked through with her; part of the safety plan.' }));
      };
      const { referralId } = client;
      const id = await stage.use(StartAssessmentAct).start({ referralId, instrumentCode: SAFELIVES_DASH_24.code }, stage.worker);
      const writer = randomUUID();
      for (const { item, answer, comment } of answers) {
        const body: SaveAnswer = { answer, details: [], comment, source: 'person', sequence: 1, basedOn: 0, writer };
        await stage.use(SaveEntryAct).saveAnswer(id, item, body, stage.worker);
      }
      const assessment = await stage.use(RiskAssessmentsRepository).find(id);
      if (!assessment) throw new Error('The assessment just started is not there.');
      const untold = { ownView: null, worries: null, policeCallOuts12Months: null, unsafeToContinue: null };
      const body: FinishRiskAssessment = { judgement: { level, reason }, maracRepeat: isRepeat ? 'yes' : 'no', decisions: await decided(), ...untold };
      await stage.use(FinishAssessmentAct).finish(id, assessment.version, body, stage.worker);
    },
  };
}

/** What people say beside a yes, by item. */
const COMMENTS: Readonly<Record<number, string>> = {
  2: 'Sleeps with the light on.',
  4: 'Her mother has not been let in since Easter.',
  8: 'Waits outside her work, rings from withheld numbers.',
  12: 'Reads her telephone every evening.',
};

function answersOf(yes: number, dontKnow: number): DashAnswer[] {
  return SAFELIVES_DASH_24.items.map(({ number: item }) => {
    const answer = item <= yes ? 'yes' : item <= yes + dontKnow ? 'dont-know' : 'no';
    return { item, answer, details: [], comment: (answer === 'yes' && COMMENTS[item]) || null, source: 'person' };
  });
}
