import { aReferral, word } from './referral.mjs';

/** An invented person accepted for the first service, through the API, by whoever carries the context. */
export async function someoneWaiting(context, { judgedHigh = false, familyName = `Aros${word()}`, receivedOn } = {}) {
  const session = await (await context.request.get('/api/session')).json();
  const referral = await aReferral(context, { familyName, receivedOn });
  const answer = await context.request.post(`/api/referrals/${referral.id}/offers/${referral.offers[0].id}/accept`, {
    headers: { 'If-Match': `"v${referral.version}"` },
    data: {
      serviceId: session.services[0].id,
      riskHolderId: session.worker.id,
      judgedHigh,
      triggers: ['stalking'],
      vulnerable: false,
      note: null,
    },
  });
  if (!answer.ok()) throw new Error(`Not accepted: ${answer.status()} ${await answer.text()}`);
  return { ...referral, service: session.services[0] };
}

/** The line of one person on the list. */
export const lineOf = (page, { person }) => page.locator('[data-entry]').filter({ hasText: person.reference });
