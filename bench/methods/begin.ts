import type {
  Change,
  FlowView,
  LoginMethod,
  RegistrationMethod,
  StartBody,
  StepBody,
  SubmittedStep,
} from '../../client/contract.ts';
import { type Client, createClient, type Started } from '../../client/create-client.ts';
import { orThrow } from '../../client/or-throw.ts';
import { type Arrived, follow } from './follow.ts';
import { recordRequests } from './record-requests.ts';
import type { Registered, Tools } from './registration.ts';

/** A flow under way, as the citizen's client sees it. */
export type Begun = {
  /** As the start was answered. */
  flow: FlowView;
  step: <S extends SubmittedStep>(step: S, body: StepBody<S>) => Promise<FlowView>;
  /** Opens a page of ours that another system has sent the citizen's browser to. */
  visit: (url: URL) => Promise<void>;
  follow: () => Promise<Arrived>;
  /** Submits the last step; throws when the flow is not completed by it. */
  end: <S extends SubmittedStep>(step: S, body: StepBody<S>) => Promise<Registered>;
  /** Reads the flow; throws when it is not completed. */
  read: () => Promise<Registered>;
};

type Servers = Pick<Tools, 'http' | 'urls'>;

/** Starts a registration with the data of its first step. */
export function begin<M extends RegistrationMethod>(
  servers: Servers,
  method: M,
  body: StartBody<'registration', M>,
): Promise<Begun> {
  return beginBy(servers, (client) => client.start('registration', method, body));
}

/** Starts a login on a device. */
export function beginLogin<M extends LoginMethod>(
  servers: Servers,
  method: M,
  deviceToken: string,
  body: StartBody<'login', M>,
): Promise<Begun> {
  return beginBy(servers, (client) =>
    client.withTokens({ deviceToken }).start('login', method, { ...body, delivery: 'token' }),
  );
}

/** Starts a change of an account by a session. */
export function beginChange<C extends Change>(
  servers: Servers,
  change: C,
  token: string,
  body: StartBody<'change', C>,
): Promise<Begun> {
  return beginBy(servers, (client) => client.withTokens({ token }).start('change', change, body));
}

async function beginBy(
  { http, urls }: Servers,
  start: (client: Client) => Promise<Started>,
): Promise<Begun> {
  const recorded = recordRequests(http);
  // What fails is to be seen, not made up for.
  const client = createClient({ url: urls.api, fetch: recorded.fetch, tries: 1 });
  const { opened, flow } = answered(201, orThrow(await start(client)));
  const step: Begun['step'] = async (name, data) =>
    answered(200, orThrow(await opened.step(name, data))).flow;
  const completed = ({ status }: FlowView): Registered => {
    if (status !== 'completed') throw new Error(`ended as ${status}`);
    return recorded.sum(flow.id);
  };
  return {
    flow,
    step,
    visit: async ({ pathname, search }) => {
      const sent = { method: 'GET', headers: {} } as const;
      const page = await recorded.fetch(urls.api + pathname + search, sent);
      await page.text();
      answered(200, page);
    },
    follow: () => follow(opened),
    end: async (name, data) => completed(await step(name, data)),
    read: async () => completed(answered(200, orThrow(await opened.read())).flow),
  };
}

/** The same; throws when it has another status, such as 202: no answer in time. */
function answered<T extends { status: number }>(expected: number, answer: T): T {
  if (answer.status === expected) return answer;
  throw new Error(`answered ${answer.status} instead of ${expected}`);
}
