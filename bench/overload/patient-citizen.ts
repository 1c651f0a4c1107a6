import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../../client/answer.ts';
import type { FlowView, ProblemAnswer, StepBody } from '../../client/contract.ts';
import { type Client, createClient, type Started } from '../../client/create-client.ts';
import type { Flow } from '../../client/flow.ts';
import { retryPauseMs } from '../../client/retry-pause.ts';
import { detailsFor } from '../../scripts/demo/details-for.ts';
import { consent } from '../methods/consent.ts';
import { handsetOf } from '../methods/handset.ts';
import type { Tools } from '../methods/registration.ts';
import { fromAddress } from './from-address.ts';
import type { Step, Tally } from './tally.ts';

/** The load that a citizen is a part of. */
export type Load = {
  tally: Tally;
  /** Milliseconds since it began. */
  at: () => number;
  /** Who has not been let in by then goes away. */
  isOver: () => boolean;
};

/** Registers by phone, from an address of his own. */
export type PatientCitizen = (load: Load) => Promise<void>;

const method = 'mobile_subscriber';
/** Whoever has begun is not given up before that. */
const followMs = 60_000;
const readEveryMs = 250;

/** Gets ready a citizen who comes again after as long as an `Overloaded` says. */
export async function patientCitizen(tools: Tools): Promise<PatientCitizen> {
  const citizen = await tools.citizens.introduce();
  const password = `Bench-${randomBytes(6).toString('hex')}-A1`;
  const client = createClient({ url: tools.urls.api, fetch: fromAddress(tools.http), tries: 1 });
  return async (load) => {
    const { tally, at } = load;
    const started = await startWhenLetIn(client, detailsFor[method](citizen, consent), load);
    const opened = started?.opened;
    if (!started || !opened) return;
    const since = at();
    try {
      await arrive(opened, started, tally, ({ step }) => step?.name === 'otp');
      const code = await handsetOf(tools, citizen.phone).code();
      await take(opened, 'otp', { code }, load);
      await take(opened, 'password', { password, repeated: password }, load);
      tally.completed.push({ at: at(), ms: at() - since });
    } catch (error) {
      tally.lost.push(error instanceof Error ? error.message : String(error));
    }
  };
}

async function startWhenLetIn(
  client: Client,
  body: Parameters<typeof client.start<'registration', typeof method>>[2],
  { tally, at, isOver }: Load,
): Promise<Started | null> {
  const key = randomUUID();
  while (!isOver()) {
    const since = at();
    const started = await client.start('registration', method, body, { key });
    const took = { at: at(), ms: at() - since };
    if (started.opened) {
      tally.accepted.push(took);
      return started;
    }
    tally.refused.push(took);
    if (!started.ok) await sleepAsTold(started.problem);
  }
  return null;
}

/** Submits a step until it is taken. */
async function take<S extends Step>(
  opened: Flow,
  step: S,
  body: StepBody<S>,
  { tally, at }: Load,
): Promise<void> {
  const key = randomUUID();
  for (;;) {
    const since = at();
    const answer = await opened.step(step, body, { key });
    tally.steps.push({ step, at: at(), ms: at() - since });
    if (answer.ok || answer.problem.flow) {
      await arrive(opened, answer, tally, (flow) => flow.step?.name !== step);
      return;
    }
    tally.stepsRefused += 1;
    await sleepAsTold(answer.problem);
  }
}

async function sleepAsTold({ retryAfter = 1 }: Pick<ProblemAnswer, 'retryAfter'>): Promise<void> {
  await sleep(retryPauseMs(retryAfter * 1000, 1));
}

/** Where the answer was not the next step at once, the flow tells it. */
async function arrive(
  opened: Flow,
  answer: Answer,
  tally: Tally,
  isThere: (flow: FlowView) => boolean,
): Promise<void> {
  const told = answer.ok ? answer.flow : answer.problem.flow;
  if (told && isArrived(told, isThere)) return;
  tally.toldLater += 1;
  const end = performance.now() + followMs;
  while (performance.now() < end) {
    const read = await opened.read();
    if (read.ok && isArrived(read.flow, isThere)) return;
    await sleep(readEveryMs);
  }
  throw new Error(`not there after ${followMs} ms`);
}

function isArrived(flow: FlowView, isThere: (flow: FlowView) => boolean): boolean {
  if (flow.status === 'completed') return true;
  if (flow.status !== 'open') throw new Error(`ended as ${flow.status}`);
  return isThere(flow) && flow.step?.waitingFor === 'citizen';
}
