import type { FlowView, StartBody, StepBody, SubmittedStep } from '../../client/contract.ts';
import { createClient } from '../../client/create-client.ts';
import { orThrow } from '../../client/or-throw.ts';
import type { RegistrationMethod } from '../../src/domain/flows/flows.ts';
import { type Arrived, follow } from './follow.ts';
import { recordRequests } from './record-requests.ts';
import type { Registered, Tools } from './registration.ts';

/** A registration under way, as the citizen's client sees it. */
export type Begun = {
  /** As the start was answered. */
  flow: FlowView;
  step: <S extends SubmittedStep>(step: S, body: StepBody<S>) => Promise<FlowView>;
  /** Opens a page of ours that another system has sent the citizen's browser to. */
  visit: (url: URL) => Promise<void>;
  follow: () => Promise<Arrived>;
  /** Submits the last step; throws when the flow is not completed by it. */
  end: <S extends SubmittedStep>(step: S, body: StepBody<S>) => Promise<Registered>;
};

const kind = 'registration';

/** Starts a registration with the data of its first step. */
export async function begin<M extends RegistrationMethod>(
  { http, urls }: Pick<Tools, 'http' | 'urls'>,
  method: M,
  body: StartBody<typeof kind, M>,
): Promise<Begun> {
  const recorded = recordRequests(http);
  // What fails is to be seen, not made up for.
  const client = createClient({ url: urls.api, fetch: recorded.fetch, tries: 1 });
  const { opened, flow } = answered(201, orThrow(await client.start(kind, method, body)));
  const step: Begun['step'] = async (name, data) =>
    answered(200, orThrow(await opened.step(name, data))).flow;
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
    end: async (name, data) => {
      const { status } = await step(name, data);
      if (status !== 'completed') throw new Error(`ended as ${status}`);
      return recorded.sum(flow.id);
    },
  };
}

/** The same; throws when it has another status, such as 202: no answer in time. */
function answered<T extends { status: number }>(expected: number, answer: T): T {
  if (answer.status === expected) return answer;
  throw new Error(`answered ${answer.status} instead of ${expected}`);
}
