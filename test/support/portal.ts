import type { Answer } from '../../client/answer.ts';
import type {
  ActionOnRoute,
  DetailsBody,
  FlowView,
  RegistrationMethod,
  ProblemAnswer,
  StartBody,
  StepBody,
  SubmittedStep,
} from '../../client/contract.ts';
import { createClient } from '../../client/create-client.ts';
import type { FollowOptions } from '../../client/follow-flow.ts';
import type { ReadOptions, RequestOptions } from '../../client/flow.ts';
import type { LoginMethod } from '../../src/domain/flows/flows.ts';
import { type CheckAnswer, declaredAnswers } from './declared-answers.ts';

export type { Answer, FlowView, ProblemAnswer };

/** The flow of an answer; throws with the problem when it is none. */
export function flowOf(answer: Answer): FlowView {
  if (answer.ok) return answer.flow;
  throw new Error(JSON.stringify(answer.problem));
}

/** The problem of an answer; throws when it is none. */
export function problemOf(answer: Answer<object>): ProblemAnswer {
  if (!answer.ok) return answer.problem;
  throw new Error(`not refused: ${JSON.stringify(answer)}`);
}

/** How a client asks; longer than a test has the API wait, as a machine may be slow, and once. */
const usual = { answerMs: 120_000, tries: 1 };
type Asking = typeof usual;

/**
 * The typed client at the API of a test, with flows by what was told of them. Nothing is sent twice,
 * unless told: a test sees each answer.
 */
export function portal(url: string, asking: Partial<Asking> = {}) {
  const asked = { ...usual, ...asking };
  let known: CheckAnswer | undefined;
  /**
   * Every request of a test goes through here, also those that the client would not make. An answer
   * that the API's own document does not declare fails the test.
   */
  const send = async (path: string, sent: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url + path, sent);
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
    known ??= await checkOf(url);
    const { status, headers } = response;
    known(sent.method ?? 'GET', path, { status, headers, text: await response.clone().text() });
    return response;
  };
  return {
    ...calls(send, asked),
    from: (headers: Record<string, string>, own: Partial<Asking> = {}) =>
      calls(withHeaders(send, headers), { ...asked, ...own }),
  };
}

type Send = (path: string, sent?: RequestInit) => Promise<Response>;

/** The same with headers that the client does not send: of a proxy in front, or of a device. */
function withHeaders(send: Send, further: Record<string, string>): Send {
  return (path, sent = {}) => {
    const headers = new Headers(sent.headers);
    for (const [name, value] of Object.entries(further)) headers.set(name, value);
    return send(path, { ...sent, headers });
  };
}

function calls(send: Send, asking: Asking) {
  const client = createClient({ url: '', fetch: send, ...asking });
  const open = ({ id, token = '' }: FlowView) => client.open({ id, token });
  return {
    send,
    start: (body: DetailsBody, options: RequestOptions & { method?: RegistrationMethod } = {}) => {
      const { method = 'mobile_subscriber', ...others } = options;
      return client.start('registration', method, body, others);
    },
    login: <M extends LoginMethod>(
      method: M,
      body: StartBody<'login', M>,
      options?: RequestOptions,
    ) => client.start('login', method, body, options),
    step: <S extends SubmittedStep>(
      at: FlowView,
      step: S,
      body: StepBody<S>,
      options?: RequestOptions,
    ) => open(at).step(step, body, options),
    act: (at: FlowView, action: ActionOnRoute) => open(at).act(action),
    read: (at: FlowView, options?: ReadOptions) => open(at).read(options),
    cancel: (at: FlowView) => open(at).cancel(),
    /** As a client follows it that lasts: through restarts of the API. */
    events: ({ id, token = '' }: FlowView, options?: FollowOptions) =>
      createClient({ url: '', fetch: send }).open({ id, token }).events(options),
  };
}

async function checkOf(url: string): Promise<CheckAnswer> {
  const response = await fetch(`${url}/openapi.json`);
  return declaredAnswers(await response.json());
}

export type Portal = ReturnType<typeof portal>;
