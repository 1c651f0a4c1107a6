import { failedAnswer, malformedAnswer } from '../http-answer.ts';
import type { Exchange, Request } from './exchange.ts';
import { matchScope, tokenAnswer } from './wire.ts';

/** RFC 6749 section 5.1 lets a server leave the lifetime out; then we ask often. */
const unstatedLifetimeSeconds = 60;
/** A token is not used in its last seconds, so that it does not expire on its way. */
const marginSeconds = 10;

type Options = {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Milliseconds since 1970. */
  now: () => number;
};

export type AccessTokens = {
  /** A token that is still good; one request to the carrier however many callers wait for it. */
  get: (exchange: Exchange) => Promise<string>;
  /** Forgets a token that the carrier did not take, unless a newer one is there already. */
  drop: (token: string) => void;
};

/** Access tokens by client credentials (RFC 6749 section 4.4), kept until shortly before expiry. */
export function createAccessTokens(options: Options): AccessTokens {
  const { tokenUrl, now } = options;
  const request = tokenRequest(options);
  let held: { token: string; goodUntil: number } | undefined;
  let underWay: Promise<string> | undefined;

  async function ask(exchange: Exchange): Promise<string> {
    const answer = await exchange(tokenUrl, request);
    if (answer.status !== 200) {
      const failed = { system: 'carrier', what: 'token', answer, now: now() } as const;
      throw failedAnswer({ ...failed, isOfCredentials: true });
    }
    const parsed = tokenAnswer.safeParse(answer.json);
    if (!parsed.success) throw malformedAnswer('carrier', 'token answer of another shape');
    const lifetime = parsed.data.expires_in ?? unstatedLifetimeSeconds;
    const margin = Math.min(marginSeconds, lifetime / 2);
    held = { token: parsed.data.access_token, goodUntil: now() + (lifetime - margin) * 1000 };
    return held.token;
  }

  return {
    async get(exchange) {
      if (held && now() < held.goodUntil) return held.token;
      underWay ??= ask(exchange).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    drop(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

function tokenRequest({ clientId, clientSecret }: Options): Request {
  // RFC 6749 section 2.3.1: both parts are form-encoded before they are joined.
  const credentials = `${formEncode(clientId)}:${formEncode(clientSecret)}`;
  return {
    headers: {
      authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: matchScope }).toString(),
  };
}

function formEncode(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}
