import { type Answer, answerOf, type Refused, refusedBy, UnexpectedAnswer } from './answer.ts';
import { type AskOptions, createAsk, type Received } from './ask.ts';
import {
  type ConsentText,
  type FlowView,
  type MethodIn,
  type OfferedKind,
  type StartBody,
  startPaths,
} from './contract.ts';
import { type Flow, flowAt, type RequestOptions } from './flow.ts';

/** A start; one that is refused has a flow too, where it may be corrected. */
export type Started =
  { ok: true; status: number; flow: FlowView; opened: Flow } | (Refused & { opened: Flow | null });

export type Client = {
  /** Starts a flow with the data of its first step. */
  start: <K extends OfferedKind, M extends MethodIn<K>>(
    kind: K,
    method: M,
    body: StartBody<K, M>,
    options?: RequestOptions,
  ) => Promise<Started>;
  /** A flow that was started before, by its id and token. */
  open: (known: Pick<Flow, 'id' | 'token'>) => Flow;
  /** The text in force. */
  consent: () => Promise<Answer<{ consent: ConsentText }>>;
};

/** A client of the REST contract, for browsers and Node. */
export function createClient(options: AskOptions): Client {
  const ask = createAsk(options);
  const open = (known: Pick<Flow, 'id' | 'token'>): Flow => flowAt(ask, known);
  return {
    open,
    start: async (kind, method, body, { key = crypto.randomUUID(), signal } = {}) => {
      const path = `${startPaths[kind]}/${method}`;
      return startedBy(await ask({ method: 'POST', path, key, body, signal }), open);
    },
    consent: async () => {
      const received = await ask({ method: 'GET', path: '/v1/consent' });
      const { status, json } = received;
      return isConsent(json) ? { ok: true, status, consent: json } : refusedBy(received);
    },
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
