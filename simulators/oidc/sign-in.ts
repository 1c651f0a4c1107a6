import { Router, urlencoded, type ErrorRequestHandler, type Response } from 'express';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { errorPage, type Frame, signInPage } from './pages.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const form = z.object({
  action: z.enum(['signIn', 'cancel']).default('signIn'),
  username: z.string().default(''),
  password: z.string().default(''),
});

/** No form-action: browsers hold it against the redirect that follows the form, which leads to us. */
const contentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

type Options = {
  provider: Provider;
  frame: Frame;
  /** The account that a user name and a password open, as tokens name it; null for none. */
  open: (username: string, password: string) => string | null;
};

/** The pages on which somebody signs in at a simulated provider. */
export function createSignIn({ provider, frame, open }: Options): Router {
  const router = Router();

  router.get('/sign-in/:uid', async (request, response) => {
    await provider.interactionDetails(request, response);
    show(response, 200, signInPage(frame));
  });

  router.post('/sign-in/:uid', urlencoded({ extended: false }), async (request, response) => {
    const { action, username, password } = form.parse(request.body);
    if (action === 'cancel') {
      await provider.interactionFinished(request, response, { error: 'access_denied' });
      return;
    }
    const accountId = open(username.trim(), password);
    if (accountId !== null) {
      await forgetSession(provider, await provider.interactionDetails(request, response));
      const login = { accountId };
      await provider.interactionFinished(request, response, { login });
    } else {
      const problem = 'Tên đăng nhập hoặc mật khẩu không đúng.';
      show(response, 401, signInPage(frame, { problem, username }));
    }
  });

  router.use('/sign-in', refuse);
  return router;
}

/**
 * Ends what the browser's earlier sign-in has left, be it of somebody else: the provider would ask
 * in a page of its own whether to sign that account out.
 */
async function forgetSession(provider: Provider, interaction: Interaction): Promise<void> {
  const uid = interaction.session?.uid;
  if (uid === undefined) return;
  const session = await provider.Session.findByUid(uid);
  await session?.destroy();
  interaction.session = undefined;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

/** For a sign-in that is over, or of another browser; Express knows it by its four parameters. */
const refuse: ErrorRequestHandler = (_error, _request, response, next) => {
  if (response.headersSent) next();
  else show(response, 400, errorPage('Lần đăng nhập này đã kết thúc hoặc không hợp lệ.'));
};

function show(response: Response, status: number, html: string): void {
  response.set({
    'content-security-policy': contentSecurityPolicy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.status(status).type('html').send(html);
}
