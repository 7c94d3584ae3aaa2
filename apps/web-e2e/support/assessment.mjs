import { randomUUID } from 'node:crypto';
import { aReferral, word } from './referral.mjs';

const ITEMS = 24;

/** A Dash just begun for an invented person, through the API. */
export async function anAssessment(context) {
  const referral = await aReferral(context, { familyName: `Galwad${word()}` });
  const { id, version } = await sent(context, 'post', '/api/risk-assessments', {
    data: { referralId: referral.id, instrumentCode: 'safelives-dash-24' },
    headers: { 'Idempotency-Key': randomUUID() },
  });
  return { id, version, referral, address: `/people/${referral.person.id}/assess/${id}` };
}

/** The same with every item answered: the first ones yes, those after them don't know, the rest no. */
export async function anAnsweredAssessment(context, { yes, dontKnow = 0 }) {
  const assessment = await anAssessment(context);
  const writer = randomUUID();
  for (let item = 1; item <= ITEMS; item += 1) {
    const answer = item <= yes ? 'yes' : item <= yes + dontKnow ? 'dont-know' : 'no';
    const data = { answer, details: [], comment: null, source: 'person', sequence: 1, basedOn: 0, writer };
    await sent(context, 'put', `/api/risk-assessments/${assessment.id}/answers/${item}`, { data });
  }
  return assessment;
}

export async function aFinishedAssessment(context, { yes = 14, level = 'high' } = {}) {
  const assessment = await anAnsweredAssessment(context, { yes });
  await sent(context, 'post', `/api/risk-assessments/${assessment.id}/finish`, {
    headers: { 'If-Match': `"v${assessment.version}"` },
    data: {
      judgement: { level, reason: 'He has followed her twice this week.' },
      ownView: null,
      worries: null,
      policeCallOuts12Months: null,
      maracRepeat: 'not-known',
      decisions: [],
      unsafeToContinue: null,
    },
  });
  return assessment;
}

export async function resultOf(context, { id }) {
  return (await sent(context, 'get', `/api/risk-assessments/${id}`)).result;
}

export async function sent(context, method, address, options = {}) {
  const answer = await context.request[method](address, options);
  if (!answer.ok()) throw new Error(`${method} ${address}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** Waits until the item has the focus; by then the page has opened whole. */
export const focusOn = (page, item) => page.waitForFunction((wanted) => document.activeElement?.id === `dash-${wanted}`, item);
