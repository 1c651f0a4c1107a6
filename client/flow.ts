import { type Answer, answerOf, refusedBy } from './answer.ts';
import type { Ask } from './ask.ts';
import { type Evidence, evidenceAt } from './evidence.ts';
import type { ActionOnRoute, FlowView, StepBody, SubmittedStep } from './contract.ts';
import { type FlowEvent, followFlow, type FollowOptions } from './follow-flow.ts';

/** Of a request; `key` is its Idempotency-Key (a UUID), made here unless told. */
export type RequestOptions = { key?: string; signal?: AbortSignal };

/** The flow as it was read: what a later read may wait for a change of. */
export type Seen = { flow: FlowView; etag: string };

export type ReadOptions = {
  /** Answers with status 304 and this while nothing has changed since. */
  after?: Seen;
  /** Waits so long for a change, 30 at most. */
  waitSeconds?: number;
  signal?: AbortSignal;
};

/** A flow that the client holds the token of. */
export type Flow = {
  id: string;
  /** Opens the flow, also in another client: a secret. */
  token: string;
  /** Submits a step; status 202 says that the answer is still to come, and the flow tells it. */
  step: <S extends SubmittedStep>(
    step: S,
    body: StepBody<S>,
    options?: RequestOptions,
  ) => Promise<Answer>;
  act: (action: ActionOnRoute, options?: RequestOptions) => Promise<Answer>;
  /** Of a complaint: what is sent beside its steps. */
  evidence: Evidence;
  read: (options?: ReadOptions) => Promise<Answer<Seen>>;
  /** Ends the flow without a result, also the second time. */
  cancel: (options?: Pick<RequestOptions, 'signal'>) => Promise<Answer<object>>;
  /**
   * The flow as it is and at each change until it has ended, as `followFlow` tells. The session of a
   * login comes with `read` and with the answers to steps, never with these.
   */
  events: (options?: FollowOptions) => AsyncGenerator<FlowEvent, void>;
  /** The flow as soon as it is so, or has ended. */
  until: (isSo: (flow: FlowView) => boolean, options?: FollowOptions) => Promise<FlowEvent>;
};

/** A flow by its id and token. */
export function flowAt(ask: Ask, { id, token }: Pick<Flow, 'id' | 'token'>): Flow {
  const path = `/v1/flows/${encodeURIComponent(id)}`;
  const submit = async (to: string, body: unknown, options: RequestOptions = {}) => {
    const { key = crypto.randomUUID(), signal } = options;
    return answerOf(await ask({ method: 'POST', path: path + to, token, key, body, signal }));
  };
  const events = (options?: FollowOptions) => followFlow(ask, { path, token }, options);
  return {
    id,
    token,
    step: (step, body, options) => submit(`/steps/${step}`, body, options),
    act: (action, options) => submit(`/actions/${action}`, undefined, options),
    evidence: evidenceAt(ask, { path, token }),
    read: (options) => readFlow(ask, { path, token }, options),
    cancel: async ({ signal } = {}) => {
      const received = await ask({ method: 'DELETE', path, token, signal });
      const { status } = received;
      return status === 204 || status === 202 ? { ok: true, status } : refusedBy(received);
    },
    events,
    until: async (isSo, options) => {
      for await (const event of events(options)) {
        if (!event.ok || isSo(event.flow) || event.flow.status !== 'open') return event;
      }
      throw new Error('the end of the flow was known before');
    },
  };
}

async function readFlow(
  ask: Ask,
  { path, token }: { path: string; token: string },
  { after, waitSeconds = 0, signal }: ReadOptions = {},
): Promise<Answer<Seen>> {
  const received = await ask({
    method: 'GET',
    path: waitSeconds > 0 ? `${path}?wait=${waitSeconds}` : path,
    token,
    headers: { ...(after && { 'if-none-match': after.etag }) },
    signal,
    waitMs: waitSeconds * 1000,
  });
  const { status, headers } = received;
  if (status === 304 && after) return { ok: true, status, flow: after.flow, etag: after.etag };
  const answer = answerOf(received);
  return answer.ok ? { ...answer, etag: headers.get('etag') ?? '' } : answer;
}
