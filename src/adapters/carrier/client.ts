import { isYear } from '../../domain/fields/dates.ts';
import { createCalls } from '../deadline.ts';
import type { HttpAnswer } from '../http-answer.ts';
import { createHttpPool } from '../http-pool.ts';
import { createAccessTokens } from './access-token.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { judge } from './judge.ts';
import type { SubscriberClaim, SubscriberMatch } from './subscriber.ts';
import { matchPath, type MatchRequest } from './wire.ts';

export type { SubscriberClaim, SubscriberMatch } from './subscriber.ts';

export interface CarrierClient {
  /**
   * Asks the carrier whether the claim is true of the phone's registered owner ("chính chủ", guide
   * 1.1). The correlation id goes along as x-correlator: letters, digits and `-_:;./<>{}`.
   * @throws OutsideSystemError when there is no usable answer within `timeoutMs`.
   */
  matchSubscriber: (
    claim: SubscriberClaim,
    call: { timeoutMs: number; correlationId: string },
  ) => Promise<SubscriberMatch>;
  /** Gives up the calls under way and refuses further ones. */
  close: () => Promise<void>;
}

type Options = {
  /** The API's address with its version, such as `https://carrier.example/kyc-match/v0.4`. */
  url: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Milliseconds since 1970. */
  now?: () => number;
};

/** A client of the carrier's CAMARA Know Your Customer Match, version 0.4 (kyc-match.yaml). */
export function createCarrierClient(options: Options): CarrierClient {
  const { now = Date.now } = options;
  const url = options.url.replace(/\/+$/, '') + matchPath;
  const tokens = createAccessTokens({ ...options, now });
  const calls = createCalls('carrier');
  const pool = createHttpPool();

  async function ask(body: string, correlator: string, exchange: Exchange): Promise<HttpAnswer> {
    const token = await tokens.get(exchange);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-correlator': correlator,
    };
    const answer = await exchange(url, { headers, body });
    if (answer.status === 401) tokens.drop(token);
    return answer;
  }

  return {
    matchSubscriber: (claim, { timeoutMs, correlationId }) =>
      calls.within(timeoutMs, async (signal) => {
        const exchange = createExchange(pool, signal);
        const request = toMatchRequest(claim);
        const body = JSON.stringify(request);
        let answer = await ask(body, correlationId, exchange);
        // The carrier may end a token before its time: once, a fresh one is worth a try.
        if (answer.status === 401) answer = await ask(body, correlationId, exchange);
        return judge({ claim, request }, answer, now());
      }),
    close() {
      calls.close();
      return pool.close();
    },
  };
}

/** A year alone is no `birthdate` (kyc-match.yaml: a calendar date), and a day is not made up for it. */
function toMatchRequest({ phone, documentNumber, fullName, dateOfBirth }: SubscriberClaim) {
  const request: MatchRequest = { phoneNumber: phone, idDocument: documentNumber, name: fullName };
  if (dateOfBirth !== undefined && !isYear(dateOfBirth)) request.birthdate = dateOfBirth;
  return request;
}
