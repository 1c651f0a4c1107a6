import { json, Router } from 'express';
import type { Provider } from 'oidc-provider';
import { claimsOf, type PostAccount, subjectOf } from './accounts.ts';
import type { TakeFault } from './faults.ts';
import { z } from 'zod';
import { papersScope } from './standard.ts';

/** In a body, since a subject belongs in no URL. */
const papersQuestion = z.strictObject({ sub: z.string() });

type Options = { provider: Provider; accounts: () => PostAccount[]; takeFault: TakeFault };

/** Where a client with the right to ask is told how somebody's papers stand. */
export function createPapersEndpoint({ provider, accounts, takeFault }: Options): Router {
  const router = Router();
  router.post('/papers', json(), async (request, response) => {
    const token = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
    const credentials = await provider.ClientCredentials.find(token);
    if (!credentials?.scope?.split(' ').includes(papersScope)) {
      response.status(401).set('www-authenticate', 'Bearer error="invalid_token"').end();
      return;
    }
    const question = papersQuestion.safeParse(request.body);
    if (!question.success) {
      response.status(400).json({ error: 'invalid_request' });
      return;
    }
    const { sub } = question.data;
    const account = accounts().find(({ username }) => subjectOf(username) === sub);
    if (!account) {
      response.status(404).json({ error: 'unknown_subject' });
      return;
    }
    const isWrong = takeFault(account.phone, ['wrongData']) !== undefined;
    response.json({ ...claimsOf(account), ...(isWrong && { sub: subjectOf(`not ${sub}`) }) });
  });
  return router;
}
