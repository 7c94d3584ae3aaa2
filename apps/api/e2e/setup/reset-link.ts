import type { AccountRequestAskedView } from '@waymark/contracts';
import type { LinkKind } from '@waymark/domain';
import type { TestApp } from './test-app.js';

/** What it takes to use a link: half of it from whoever confirmed, half from whoever asked. */
export interface LinkInTwoHalves {
  token: string;
  code: string;
}

/** The administrator of North asks for a link into an account, and the service manager confirms. */
export async function linkInto(test: TestApp, email: string, kind: LinkKind = 'password-reset'): Promise<LinkInTwoHalves> {
  const { rows } = await test.owner.query('SELECT id FROM workers WHERE email = $1', [email]);
  const administrator = await test.signedInAs('administrator');
  const answer = await administrator.post(`/api/workers/${rows[0].id}/${kind}`).send({ proof: 'called-back' }).expect(201);
  const { id, code }: AccountRequestAskedView = answer.body;
  const manager = await test.signedInAs('service-manager');
  const { body } = await manager.post(`/api/account-requests/${id}/confirm`).expect(200);
  if (code === null) throw new Error('A link has a code.');
  return { token: body.link.token, code };
}
