import { setTimeout as sleep } from 'node:timers/promises';
import { Router, type RequestHandler } from 'express';
import { decodeJwt } from 'jose';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { createSignIn } from '../oidc/sign-in.ts';
import { isPassword, type PostAccount, subjectOf } from './accounts.ts';
import { answerFaults, type TakeFault, tokenFaults } from './faults.ts';
import type { PostKeys } from './keys.ts';
import { createNotices, type SentNotice } from './notices.ts';
import { createPapersEndpoint } from './papers.ts';
import { createPostProvider } from './provider.ts';
import { spoilToken } from './spoil.ts';

export type { PostAccount } from './accounts.ts';
export { postFaults } from './faults.ts';
export { openPostKeys, type PostKeys } from './keys.ts';

/** Where the simulated Post is, below the address of the simulators. */
export const postPath = '/vietnam-post';

type Options = {
  /** Ends in `postPath`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the Post may send a browser back to. */
  redirectUri: string;
  noticeUrl: string;
  keys: PostKeys;
  accounts: () => PostAccount[];
  takeFault: TakeFault;
};

export type PostSimulator = {
  router: Router;
  /** Tells the portal about an account whose papers a clerk has just checked. */
  notify: (account: PostAccount) => Promise<SentNotice>;
};

/** Vietnam Post's side of the wire: an OpenID provider with a sign-in page, papers and notices. */
export function createPostSimulator(options: Options): PostSimulator {
  const provider = createPostProvider(options);
  spoilTokens(provider, options);
  const { accounts, takeFault } = options;
  const router = Router();
  router.use(postPath, misbehave(takeFault));
  router.use(postPath, createPapersEndpoint({ provider, accounts, takeFault }));
  router.use(postPath, createSignIn({ provider, frame, open: openBy(accounts) }));
  router.use(postPath, provider.callback());
  return { router, notify: createNotices(options) };
}

const frame = {
  title: 'Đăng nhập Bưu điện Việt Nam',
  note: 'Bưu điện mô phỏng: tài khoản của mọi người ở trang <a href="/people">/people</a>.',
};

function openBy(accounts: Options['accounts']) {
  return (username: string, password: string): string | null => {
    const account = accounts().findLast((one) => one.username === username);
    return isPassword(account, password) ? subjectOf(username) : null;
  };
}

/** Faults meet what our side asks for; people's browsers get to the sign-in page. */
const ofMachines = /^\/(\.well-known\/openid-configuration|jwks|token|papers)$/;

function misbehave(takeFault: TakeFault): RequestHandler {
  return async (request, response, next) => {
    const met = ofMachines.test(request.path) ? takeFault(undefined, answerFaults) : undefined;
    if (met?.fault === 'down') response.socket?.destroy();
    else if (met?.fault === 'malformedAnswer') response.type('json').send('{"id_token":"ey');
    else {
      if (met) await sleep(met.seconds * 1000, undefined, { ref: false });
      // The provider takes a request whose sender has hung up for one that somebody has read before.
      if (!response.closed) next();
    }
  };
}

const withKeys = z.strictObject({ keys: z.array(z.unknown()) });
const withIdToken = z.looseObject({ id_token: z.string() });

function spoilTokens(provider: Provider, options: Options): void {
  provider.use(async (context, next) => {
    await next();
    const published = withKeys.safeParse(context.body);
    if (published.success) {
      context.body = { keys: [...published.data.keys, ...options.keys.turned] };
    }
    const body = withIdToken.safeParse(context.body);
    if (!body.success) return;
    const subject = decodeJwt(body.data.id_token).sub;
    const account = options.accounts().find(({ username }) => subjectOf(username) === subject);
    const met = options.takeFault(account?.phone, tokenFaults);
    if (!met) return;
    const spoilt = await spoilToken(body.data.id_token, met.fault, options);
    context.body = { ...body.data, id_token: spoilt };
  });
}
