import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Citizen, aCitizen } from './citizens.ts';
import { type Brought, signInAtPost } from '../../scripts/demo/post-browser.ts';
import { type FlowView, flowOf } from './portal.ts';
import { stepOf, withToken } from './registration.ts';
import type { System } from './system.ts';
import { until } from './until.ts';

const method = 'vietnam_post';
const sentNotice = z.object({ eventId: z.string(), delivered: z.boolean() });

/** The way of a citizen through registration by Vietnam Post, as tests begin with it. */
export function vietnamPost(system: System) {
  /** Somebody with an account at the Post. */
  const known = async (papersChecked: boolean, details: Partial<Citizen> = {}) => {
    const post = { username: `user-${randomUUID()}`, password: 'Buu-dien-2026', papersChecked };
    const citizen = { ...aCitizen(details), post };
    await system.simulators.addPerson(citizen);
    return citizen;
  };
  const start = async () => {
    const consent = { version: system.consentVersion };
    return flowOf(await system.portal.start({ subjectType: 'citizen', consent }, { method }));
  };
  const submit = (flow: FlowView, answer: Brought) => system.portal.step(flow, method, answer);
  /** A flow whose citizen has just signed in. */
  const signedIn = async (papersChecked: boolean, details: Partial<Citizen> = {}) => {
    const citizen = await known(papersChecked, details);
    const started = await start();
    const brought = await signInAtPost(redirectOf(started), citizen.post);
    const flow = withToken(started, flowOf(await submit(started, brought)));
    return { citizen, flow };
  };
  /** A clerk checks somebody's papers; says what became of the Post's notice. */
  const checkPapers = async ({ post }: Citizen) => {
    const response = await fetch(`${system.simulators.url}/post/papers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: post?.username }),
    });
    return sentNotice.parse(await response.json());
  };
  const now = async (flow: FlowView) => withToken(flow, flowOf(await system.portal.read(flow)));
  /** The flow at `confirm`, as soon as it has come there. */
  const confirmed = (flow: FlowView) =>
    until('the data to confirm', async () => {
      const seen = await now(flow);
      return seen.step?.name === 'confirm' && seen;
    });
  /** The level of the account that the flow ends with. */
  const levelOf = async (flow: FlowView) =>
    flowOf(await system.portal.step(flow, 'confirm', {})).result?.account?.level;
  /** How often the Post was asked for papers; the SDK names activities in clear. */
  const questionsOf = async ({ id }: FlowView) => {
    const data = (await system.rawHistory(id)).matchAll(/"data":"([^"]+)"/g);
    const texts = [...data].map(([, text = '']) => Buffer.from(text, 'base64').toString());
    return texts.filter((text) => text.includes('readPostPapers')).length;
  };
  return { known, start, submit, signedIn, checkPapers, now, confirmed, levelOf, questionsOf };
}

/** Where the flow sends the browser. */
export function redirectOf(flow: FlowView): string {
  const { redirect } = stepOf(flow);
  if (!redirect) throw new Error(`flow ${flow.reference} sends nobody anywhere`);
  return redirect.url;
}
