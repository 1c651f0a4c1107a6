import { randomUUID } from 'node:crypto';
import { consentInForce } from '../../src/domain/subject/consent.ts';
import { flows, type Method } from '../../src/domain/flows/flows.ts';
import { createFollower, type Follower } from './follower.ts';
import { type Flow, flowOf } from './flow-of.ts';
import { openPortal } from './portal.ts';
import type { Registered, Tools } from './registration.ts';

/** A registration under way, as the citizen's client sees it. */
export type Begun = {
  /** As the start was answered. */
  flow: Flow;
  step: (name: string, body: object) => Promise<Flow>;
  /** Opens a page of ours that another system has sent the citizen's browser to. */
  visit: (url: URL) => Promise<void>;
  follow: Follower;
  /** Submits the last step; throws when the flow is not completed by it. */
  end: (name: string, body: object) => Promise<Registered>;
};

/** Starts a registration with the data of its first step. */
export async function begin(
  tools: Pick<Tools, 'http' | 'urls'>,
  method: Method,
  details: object,
): Promise<Begun> {
  const portal = openPortal(tools);
  const started = await portal.ask('start', {
    method: 'POST',
    path: flows[method].path,
    headers: { 'idempotency-key': `"${randomUUID()}"` },
    body: { ...details, consent: { version: consentInForce.version } },
  });
  const flow = flowOf(started, 201);
  const path = `/v1/flows/${flow.id}`;
  const headers = { authorization: `Bearer ${flow.token ?? ''}` };
  const step: Begun['step'] = async (name, body) =>
    flowOf(
      await portal.ask(name, { method: 'POST', path: `${path}/steps/${name}`, headers, body }),
      200,
    );
  return {
    flow,
    step,
    visit: async ({ pathname, search }) => {
      const { status } = await portal.ask('visit', { method: 'GET', path: pathname + search });
      if (status !== 200) throw new Error(`${pathname} answered ${status}`);
    },
    follow: createFollower(portal, path, headers),
    end: async (name, body) => {
      const { status } = await step(name, body);
      if (status !== 'completed') throw new Error(`ended as ${status}`);
      return portal.sum(flow.id);
    },
  };
}
