import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client';
import { createPostCalls } from './calls.ts';
import { type PostNotice, readNotice } from './notice.ts';
import { type PostPapers, readPapers } from './papers.ts';
import { createProvider } from './provider.ts';
import {
  type PostAnswer,
  type PostSignIn,
  type PostSignInExpected,
  redeemCode,
  type UnjudgedTokens,
} from './redeem.ts';
import { identityScope } from './wire.ts';

export type { PostIdentity } from './identity.ts';
export type { PostNotice } from './notice.ts';
export type { PostPapers } from './papers.ts';
export type { PostAnswer, PostSignIn, PostSignInExpected } from './redeem.ts';

type Call = { timeoutMs: number };

/**
 * Vietnam Post's identity provider. Every call takes at most its `timeoutMs`, and throws an
 * OutsideSystemError when the Post gives no usable answer in that time.
 */
export interface VietnamPostClient {
  /** Where the citizen's browser goes to sign in. State, nonce and verifier are random, of one use. */
  authorizationUrl: (expected: PostSignInExpected, call: Call) => Promise<string>;
  /** Who has signed in, from what the browser brought back; a code can be redeemed once. */
  redeem: (answer: PostAnswer, expected: PostSignInExpected, call: Call) => Promise<PostSignIn>;
  /** How the papers of somebody who has signed in stand now. */
  readPapers: (subject: string, call: Call) => Promise<PostPapers>;
  /** What a notice that was sent to us says, if it is one of the Post's. */
  readNotice: (jwt: string, call: Call) => Promise<PostNotice>;
  /** Gives up the calls under way and refuses further ones. */
  close: () => Promise<void>;
}

type Options = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  fetch?: typeof globalThis.fetch;
};

/** A client of Vietnam Post: OpenID Connect code flow with PKCE (RFC 7636), and signed notices. */
export function createVietnamPostClient(options: Options): VietnamPostClient {
  const calls = createPostCalls(options.fetch ?? globalThis.fetch);
  const provider = createProvider({ ...options, calls });
  const unjudged: UnjudgedTokens = new Map();

  return {
    authorizationUrl: ({ state, nonce, codeVerifier, redirectUri }, { timeoutMs }) =>
      calls.within(timeoutMs, async () => {
        const { configuration } = await provider();
        const parameters = {
          response_type: 'code',
          redirect_uri: redirectUri,
          scope: identityScope,
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          // On a shared computer the Post may still have somebody else signed in.
          prompt: 'login',
        };
        return buildAuthorizationUrl(configuration, parameters).href;
      }),
    redeem: (answer, expected, { timeoutMs }) =>
      calls.within(timeoutMs, async () =>
        redeemCode({ ...(await provider()), unjudged }, answer, expected),
      ),
    readPapers: (subject, { timeoutMs }) =>
      calls.within(timeoutMs, async () => readPapers(await provider(), subject)),
    readNotice: (jwt, { timeoutMs }) =>
      calls.within(timeoutMs, async () => readNotice(await provider(), jwt)),
    close() {
      calls.close();
      return Promise.resolve();
    },
  };
}
