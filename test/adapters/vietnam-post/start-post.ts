import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import {
  createVietnamPostClient,
  type PostAnswer,
  type PostSignInExpected,
} from '../../../src/adapters/vietnam-post/client.ts';
import { aCitizen, type Citizen } from '../../support/citizens.ts';
import { credentials, startSimulators } from '../../simulators/start.ts';
import { createBrowser } from '../../../scripts/demo/post-browser.ts';

export const call = { timeoutMs: 5_000 };

/** The simulated Post with a client of ours, and a portal that keeps the notices it is sent. */
export async function startPost() {
  const inbox = await startInbox();
  const simulators = await startSimulators({
    post: { ...credentials.post, noticeUrl: inbox.url },
  });
  const settings = {
    issuer: `${simulators.url}/vietnam-post`,
    clientId: credentials.post.clientId,
    clientSecret: credentials.post.clientSecret,
  };
  const client = createVietnamPostClient(settings);
  return {
    simulators,
    settings,
    client,
    notices: inbox.received,
    addCitizen: (papersChecked: boolean, details: Partial<Citizen> = {}) =>
      addCitizen(simulators, papersChecked, details),
    /** A clerk has checked somebody's papers. */
    checkPapers: async (username: string) => {
      const response = await fetch(`${simulators.url}/post/papers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username }),
      });
      const body: unknown = await response.json();
      return { status: response.status, body };
    },
    close: async () => {
      await Promise.all([client.close(), simulators.close(), inbox.close()]);
    },
  };
}

export type StartedPost = Awaited<ReturnType<typeof startPost>>;

/** What a flow keeps of a sign-in that it opens. */
export function aSignIn(): PostSignInExpected {
  const random = () => randomBytes(32).toString('base64url');
  const { redirectUri } = credentials.post;
  return { state: random(), nonce: random(), codeVerifier: random(), redirectUri };
}

/** Signs a citizen in with a browser, and says what it brought back. */
export async function bringBack(
  post: StartedPost,
  expected: PostSignInExpected,
  form: Record<string, string>,
): Promise<PostAnswer> {
  const url = await post.client.authorizationUrl(expected, call);
  const end = await createBrowser().signIn(url, expected.redirectUri, form);
  const { code, state, iss } = Object.fromEntries(new URL(end.url).searchParams);
  if (code === undefined || state === undefined) throw new Error(`${end.url}\n${end.page}`);
  return { code, state, iss };
}

/** A whole sign-in: what our client says of what the browser brought back. */
export async function signIn(post: StartedPost, form: Record<string, string>) {
  const expected = aSignIn();
  return post.client.redeem(await bringBack(post, expected, form), expected, call);
}

async function addCitizen(
  simulators: { addPerson: (citizen: Citizen) => Promise<void> },
  papersChecked: boolean,
  details: Partial<Citizen>,
) {
  const credential = { username: `user-${randomUUID()}`, password: 'đúng là tôi' };
  const citizen = { ...aCitizen(details), post: { ...credential, papersChecked } };
  await simulators.addPerson(citizen);
  return { ...citizen, ...credential, form: { action: 'signIn', ...credential } };
}

async function startInbox() {
  const received: { type: string | undefined; jwt: string }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((jwt) => {
      received.push({ type: request.headers['content-type'], jwt });
      response.writeHead(202).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/callbacks/vietnam-post`,
    received,
    close: async () => {
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
