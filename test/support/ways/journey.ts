import { setTimeout as pause } from 'node:timers/promises';
import { rowOf } from '../../../src/domain/flows/flows.ts';
import type { Send } from '../change-way.ts';
import type { Answer, FlowView } from '../portal.ts';
import { withToken } from '../registration.ts';
import type { System } from '../system.ts';
import type { Move, Way } from './way.ts';

/** A client gives an answer up, and asks again, and a person looks whether something has come. */
const answerMs = 15_000;
const lookEveryMs = 400;
/** A message that was taken (202) is sent again by then: its answer is told once more. */
const sendAgainMs = 5_000;
/** How often a person does again what was refused by a system that was away, after pauses that double. */
const mostTimes = 7;

/** Somebody on their way through a flow. */
export type Journey = {
  way: Way;
  /** Undefined before it is started. */
  flow: FlowView | undefined;
  /** How many moves it has made, the start included. */
  made: number;
  /** Codes of refusals that its citizen was told, in order. */
  told: string[];
  /** Messages that had no answer, or none that told anything. */
  unanswered: number;
  /** A move whose message is typed and not sent yet, and the step at which it was. */
  ready: Send | undefined;
  at: string | undefined;
  /** The last error that was met on the way, in words. */
  met: string | undefined;
};

export function newJourney(way: Way): Journey {
  return {
    way,
    flow: undefined,
    made: 0,
    told: [],
    unanswered: 0,
    ready: undefined,
    at: undefined,
    met: undefined,
  };
}

/** What the next move is called: `start`, or the step that it takes the flow past. */
export function nextMove({ way, flow, made }: Journey): string {
  return made === 0 ? 'start' : (way.moves[made - 1]?.name ?? flow?.step?.name ?? 'nothing');
}

export const isOver = ({ way, made }: Journey): boolean => made > way.moves.length;

/** Types what the next move sends, or does elsewhere what it takes. */
async function prepare(journey: Journey): Promise<void> {
  const { way, flow, made } = journey;
  journey.at = flow?.step?.name;
  journey.ready = made === 0 ? way.start : await moveOf(journey).prove(flow ?? notStarted());
}

/** Makes the next move, whatever it takes until a time; rejects with where it stands when it takes longer. */
export async function move(system: System, journey: Journey, until: number): Promise<void> {
  const { told } = journey;
  for (let times = 0; ; times += 1) {
    await prepareAtLast(system, journey, until);
    const went = await send(system, journey, until);
    journey.ready = undefined;
    if (went === 'past') break;
    if (times === mostTimes) throw new Error(`refused again and again: ${told.join(', ')}`);
    await pause(lookEveryMs * 2 ** times);
  }
  journey.made += 1;
}

/** Until what it takes is there: a code on a phone, a prompt, a provider that lets one sign in. */
export async function prepareAtLast(
  system: System,
  journey: Journey,
  until: number,
): Promise<void> {
  while (!journey.ready) {
    try {
      await resendPrompt(system, journey);
      await prepare(journey);
    } catch (error) {
      if (Date.now() > until) throw new Error(`${standingOf(journey)}: ${String(error)}`);
      await pause(lookEveryMs);
      await look(system, journey);
      await resendCode(system, journey);
    }
  }
}

/** A code that has not come, say because the network lost it, is asked for again, as soon as one may. */
async function resendCode({ portal }: System, journey: Journey): Promise<void> {
  const { flow } = journey;
  if (flow?.step?.actions.includes('resendOtp') !== true) return;
  const answer = await timed(journey, portal.act(flow, 'resendOtp'));
  if (answer?.ok !== true) return;
  see(journey, answer.flow);
  journey.told.push('asked for another code');
}

/** A prompt that has come to nothing is asked for anew. */
async function resendPrompt({ portal }: System, journey: Journey): Promise<void> {
  const { flow } = journey;
  if (!flow?.problem || flow.step?.actions.includes('resendPrompt') !== true) return;
  const answer = await portal.act(flow, 'resendPrompt');
  if (answer.ok) see(journey, answer.flow);
}

/** Sends what is ready until the flow has gone on, or refuses it. */
async function send(system: System, journey: Journey, until: number): Promise<'past' | 'refused'> {
  let sentAt = 0;
  let isTaken = false;
  for (;;) {
    const isToSend: boolean = !isTaken || Date.now() - sentAt > sendAgainMs;
    if (isToSend) sentAt = Date.now();
    const answer: Answer | null = isToSend ? await sendOnce(journey) : await look(system, journey);
    isTaken ||= answer !== null && flowIn(answer) !== undefined;
    const refusal = refusalOf(journey, answer);
    if (refusal !== undefined && journey.told.at(-1) !== refusal) journey.told.push(refusal);
    const isAnswered = isToSend && answer?.status !== 202;
    if (isPast(journey, isAnswered)) return 'past';
    if (refusal !== undefined) return 'refused';
    if (Date.now() > until) throw new Error(`it has not gone on: ${standingOf(journey)}`);
    await pause(lookEveryMs);
  }
}

async function sendOnce(journey: Journey): Promise<Answer | null> {
  const answer = await timed(journey, (journey.ready ?? notStarted)());
  const flow = answer && flowIn(answer);
  if (flow) see(journey, flow);
  if (!answer || isNotNow(answer)) journey.unanswered += 1;
  return answer;
}

const isNotNow = ({ status }: Answer) => status >= 500 || status === 429;

function flowIn(answer: Answer): FlowView | undefined {
  return answer.ok ? answer.flow : answer.problem.flow;
}

async function look({ portal }: System, journey: Journey): Promise<Answer | null> {
  if (!journey.flow) return null;
  const answer = await timed(journey, portal.read(journey.flow));
  if (answer?.ok) see(journey, answer.flow);
  return answer;
}

function see(journey: Journey, flow: FlowView): void {
  journey.flow = journey.flow ? withToken(journey.flow, flow) : flow;
}

/** Of an answer that does not come in time, or not at all, nothing is known. */
async function timed<T>(journey: Journey, asking: Promise<T>): Promise<T | null> {
  const late = pause(answerMs, null, { ref: false });
  const met = (error: unknown): null => {
    journey.met = String(error);
    return null;
  };
  return Promise.race([asking.catch(met), late]);
}

/** The record of a flow that has only been begun (202) looks like one at its first step. */
function isPast(journey: Journey, isAnswered: boolean): boolean {
  const { flow, way, made } = journey;
  if (!flow) return false;
  if (flow.status !== 'open') return true;
  if (made === 0) {
    if (way.isStarted) return way.isStarted(flow);
    const [first] = rowOf(flow).steps;
    return (flow.step?.name !== first || isAnswered) && isStarted(flow);
  }
  const { isPast: isItsOwn } = moveOf(journey);
  return isItsOwn ? isItsOwn(flow) : flow.step?.name !== journey.at;
}

/** A start is done once something else is waited for than what it takes from outside. */
function isStarted(flow: FlowView): boolean {
  const [first] = rowOf(flow).steps;
  return flow.step?.name !== first || (flow.step.waitingFor === 'citizen' && !flow.problem);
}

/** Why a citizen has to do something again; undefined while it is not known, or others are waited for. */
function refusalOf({ flow, made }: Journey, answer: Answer | null): string | undefined {
  if (answer && !answer.ok && !isNotNow(answer)) return answer.problem.code;
  if (made === 0 || flow?.step?.waitingFor !== 'citizen') return undefined;
  return flow.problem?.code;
}

/** Where a flow stands, in words: for a message. */
export function standingOf({ flow, met }: Journey): string {
  if (!flow) return `it was never answered: ${met ?? 'nothing came'}`;
  const { status, step, problem } = flow;
  const waits = step && `waits for ${step.waitingFor}`;
  return [status, step?.name, waits, problem?.code, status === 'open' && met]
    .filter((word) => word)
    .join(', ');
}

function moveOf({ way, made }: Journey): Move {
  return way.moves[made - 1] ?? notStarted();
}

function notStarted(): never {
  throw new Error('this flow has no such move');
}
