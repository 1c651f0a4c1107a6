import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SimulatedAnswer } from './match.ts';

/** kyc-match.yaml, `security`. */
const matchScope = 'kyc-match:match';

const lifetimeSeconds = 300;

const tokenRequest = z.object({ grant_type: z.string(), scope: z.string().optional() });

export type TokenServer = {
  /** Answers a token request, given its Authorization header and its form. */
  answer: (authorization: string | undefined, form: unknown) => SimulatedAnswer;
  /** `now` in milliseconds since 1970. */
  isGood: (authorization: string | undefined, now: number) => boolean;
  /** Ends every token before its time. */
  revokeAll: () => void;
};

type Options = { clientId: string; clientSecret: string };

/** The token endpoint of RFC 6749 for client credentials, with HTTP Basic authentication. */
export function createTokenServer(client: Options): TokenServer {
  const expiries = new Map<string, number>();

  function issue(): SimulatedAnswer {
    const now = Date.now();
    for (const [token, expiry] of expiries) if (expiry <= now) expiries.delete(token);
    const token = randomBytes(24).toString('base64url');
    expiries.set(token, now + lifetimeSeconds * 1000);
    const granted = { token_type: 'Bearer', expires_in: lifetimeSeconds, scope: matchScope };
    return { status: 200, body: { access_token: token, ...granted } };
  }

  return {
    answer(authorization, form) {
      if (!isClient(authorization, client)) return refusal(401, 'invalid_client');
      const request = tokenRequest.safeParse(form);
      if (!request.success) return refusal(400, 'invalid_request');
      const { grant_type, scope = matchScope } = request.data;
      if (grant_type !== 'client_credentials') return refusal(400, 'unsupported_grant_type');
      return scope === matchScope ? issue() : refusal(400, 'invalid_scope');
    },
    isGood(authorization, now) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
      return (expiries.get(token) ?? 0) > now;
    },
    revokeAll() {
      expiries.clear();
    },
  };
}

/** RFC 6749 section 5.2. */
function refusal(status: number, error: string): SimulatedAnswer {
  return { status, body: { error } };
}

function isClient(authorization: string | undefined, client: Options): boolean {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':').map(formDecode);
  return id === client.clientId && secret === client.clientSecret;
}

function formDecode(text: string): string | null {
  return new URLSearchParams(`x=${text}`).get('x');
}
