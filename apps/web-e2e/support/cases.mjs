import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { open } from './browser.mjs';
import { someoneWaiting } from './waiting.mjs';

const ITEMS = 24;

/** The answer to an act of the API, which a journey only prepares with. */
export async function act(context, path, { data = {}, version, method = 'post' } = {}) {
  const headers = version === undefined ? { 'Idempotency-Key': randomUUID() } : { 'If-Match': `"v${version}"` };
  const answer = await context.request[method](path, { data, headers });
  assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

export const workerOf = async (context) => (await (await context.request.get('/api/session')).json()).worker;

/** An invented person in support with the worker who carries `holder`: referred, accepted and agreed by a lead. */
export async function someoneSupported(holder, { nextStep = null, dueOn = null } = {}) {
  const lead = await open({ as: 'lead' });
  const waiting = await someoneWaiting(lead.context);
  const { rows } = await (await lead.context.request.get('/api/waiting-list')).json();
  const entry = rows.find(({ referralId }) => referralId === waiting.id);
  const { id: workerId } = await workerOf(holder);
  const agreed = await act(lead.context, `/api/waiting-list/${entry.id}/agree-support`, { version: entry.version, data: { agreedOn: today(), workerId } });
  await lead.close();
  const { version } = await (await holder.request.get(`/api/cases/${agreed.caseId}`)).json();
  const ofCase = { id: agreed.caseId, version, person: waiting.person, referralId: waiting.id };
  if (nextStep === null) return ofCase;
  const changed = await act(holder, `/api/cases/${ofCase.id}/next-step`, { version, data: { nextStep, dueOn } });
  return { ...ofCase, version: changed.version };
}

/** A whole Dash of that level, and a plan that is to be looked at again on that day. */
export async function assessedWithPlan(holder, { person, referralId }, { level, reviewOn }) {
  const { id } = await act(holder, '/api/risk-assessments', { data: { referralId, instrumentCode: 'safelives-dash-24' } });
  const answer = { answer: 'no', details: [], comment: null, source: 'person', sequence: 1, basedOn: 0, writer: randomUUID() };
  for (let item = 1; item <= ITEMS; item += 1) {
    const stored = await holder.request.put(`/api/risk-assessments/${id}/answers/${item}`, { data: answer });
    assert.ok(stored.ok(), `item ${item}: ${stored.status()} ${await stored.text()}`);
  }
  const { version } = await (await holder.request.get(`/api/risk-assessments/${id}`)).json();
  const untold = { ownView: null, worries: null, policeCallOuts12Months: null, unsafeToContinue: null };
  const decisions = [{ prompt: 'stalking', reason: 'None since March; the order holds.' }];
  const judgement = { level, reason: 'Heard in her own words.' };
  await act(holder, `/api/risk-assessments/${id}/finish`, { version, data: { judgement, maracRepeat: 'no', decisions, ...untold } });
  await act(holder, `/api/people/${person.id}/safety-plans`, {
    data: {
      ...{ assessmentId: id, basedOnVersion: 0, outcome: 'made', agreedInWords: true, followUpOn: null, reviewOn },
      entries: [{ section: 'emergency', text: 'Next door, then 999.' }],
      answers: [],
      copy: { form: 'none', keptWhere: null, safeThere: false },
    },
  });
}

const TOLD = { 'live-dangers': 'Hearing on Thursday.', 'safe-contact': 'Ring 10 to 14; say you are the dentist.', 'who-must-not-know': 'His mother.', 'next-contact': 'Tuesday at 11.' };

/** Kept for a worker, with what she must read before she decides and one part that she may not see yet. */
export async function handoverDrafted(giver, ofCase, receiver) {
  const told = Object.entries(TOLD).map(([section, text]) => ({ section, text, beforeAcceptance: true }));
  const data = {
    ...{ kind: 'worker-to-worker', reason: 'Leaving at the end of the month.', stepDown: null },
    receiver: { to: 'worker', id: (await workerOf(receiver)).id },
    consent: { basis: 'informed', reason: null },
    sections: [...told, { section: 'children', text: 'Nia is met at school.', beforeAcceptance: false }],
  };
  return act(giver, `/api/cases/${ofCase.id}/handovers`, { data });
}

export async function handoverOffered(giver, ofCase, receiver) {
  const draft = await handoverDrafted(giver, ofCase, receiver);
  return act(giver, `/api/handovers/${draft.id}/offer`, { version: draft.version });
}

/** Days from now in the calendar of the services. */
export const today = (ahead = 0) =>
  new Date(Date.now() + ahead * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
