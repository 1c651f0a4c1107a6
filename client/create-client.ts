import { type Account, accountBy, type SessionTokens } from './account.ts';
import { type Answer, answerOf, has, type Refused, refusedBy, UnexpectedAnswer } from './answer.ts';
import { type Ask, type AskOptions, createAsk, type Received, type Request } from './ask.ts';
import {
  type BotCheckOffer,
  type ConsentText,
  type FlowView,
  type MethodsOffered,
  type MethodIn,
  type OfferedKind,
  type StartBody,
  startPathOf,
} from './contract.ts';
import { type Staff, staffBy } from './staff.ts';
import { type StaffPrivacy, staffPrivacyBy } from './staff-privacy.ts';
import { type StaffReviews, staffReviewsBy } from './staff-reviews.ts';
import { type Outages, outagesBy } from './outages.ts';
import { type StaffFlows, staffFlowsBy } from './staff-flows.ts';
import { type Flow, flowAt, type RequestOptions } from './flow.ts';

/** A start; one that is refused has a flow too, where it may be corrected. */
export type Started =
  { ok: true; status: number; flow: FlowView; opened: Flow } | (Refused & { opened: Flow | null });

export type Client = Account & {
  /** What members of staff do, by the staff session of the browser. */
  staff: Staff & StaffFlows & Outages & StaffPrivacy & StaffReviews;
  /** Starts a flow with the data of its first step. */
  start: <K extends OfferedKind, M extends MethodIn<K>>(
    kind: K,
    method: M,
    body: StartBody<K, M>,
    options?: RequestOptions,
  ) => Promise<Started>;
  /** A flow that was started before, by its id and token. */
  open: (known: Pick<Flow, 'id' | 'token'>) => Flow;
  /** The matrix: every flow, and whether it is offered. */
  offered: () => Promise<Answer<{ offered: MethodsOffered }>>;
  /** The text in force. */
  consent: () => Promise<Answer<{ consent: ConsentText }>>;
  /** What a start is to bring along as `botCheck`: nothing, or the solution of a challenge of ALTCHA. */
  botCheck: () => Promise<Answer<{ check: BotCheckOffer }>>;
  /**
   * The same client with a session's tokens, for who keeps no cookies: it asks as that session, raises
   * it, and signs in on that device. Of what is not told it keeps what it has.
   */
  withTokens: (tokens: SessionTokens) => Client;
};

/** A client of the REST contract, for browsers and Node. */
export function createClient(options: AskOptions): Client {
  return clientWith(createAsk(options), {});
}

function clientWith(ask: Ask, tokens: SessionTokens): Client {
  const open = (known: Pick<Flow, 'id' | 'token'>): Flow => flowAt(ask, known);
  return {
    ...accountBy(ask, tokens),
    staff: {
      ...staffBy(ask),
      ...staffFlowsBy(ask),
      ...outagesBy(ask),
      ...staffPrivacyBy(ask),
      ...staffReviewsBy(ask),
    },
    open,
    start: async (kind, method, body, { key = crypto.randomUUID(), signal } = {}) => {
      const path = startPathOf(kind, method);
      const shown = shownAtStart(kind, tokens);
      return startedBy(await ask({ method: 'POST', path, key, body, signal, ...shown }), open);
    },
    offered: async () => {
      const received = await ask({ method: 'GET', path: '/v1/methods' });
      const { status, json } = received;
      return isMatrix(json) ? { ok: true, status, offered: json } : refusedBy(received);
    },
    consent: async () => {
      const received = await ask({ method: 'GET', path: '/v1/consent' });
      const { status, json } = received;
      return isConsent(json) ? { ok: true, status, consent: json } : refusedBy(received);
    },
    botCheck: async () => {
      const received = await ask({ method: 'GET', path: '/v1/bot-check' });
      const { status, json } = received;
      return isBotCheck(json) ? { ok: true, status, check: json } : refusedBy(received);
    },
    withTokens: ({ token = tokens.token, deviceToken = tokens.deviceToken }) =>
      clientWith(ask, { token, deviceToken }),
  };
}

/** The session that a change is made by, or a login may raise, and the device that it is on. */
function shownAtStart(
  kind: OfferedKind,
  { token, deviceToken }: SessionTokens,
): Pick<Request, 'token' | 'headers'> {
  if (kind !== 'login' && kind !== 'change') return {};
  return {
    ...(token !== undefined && { token }),
    ...(deviceToken !== undefined && { headers: { 'device-token': deviceToken } }),
  };
}

/** The token comes with the answer to the start alone, also where that is a refusal. */
function startedBy(received: Received, open: Client['open']): Started {
  const answer = answerOf(received);
  const flow = answer.ok ? answer.flow : answer.problem.flow;
  const opened = flow?.token === undefined ? null : open({ id: flow.id, token: flow.token });
  if (!answer.ok) return { ...answer, opened };
  if (!opened) throw new UnexpectedAnswer(received);
  return { ...answer, opened };
}

function isConsent(json: unknown): json is ConsentText {
  return typeof json === 'object' && json !== null && 'version' in json && 'purposes' in json;
}

function isBotCheck(json: unknown): json is BotCheckOffer {
  return has(json, 'required');
}

function isMatrix(json: unknown): json is MethodsOffered {
  return has(json, 'items');
}
