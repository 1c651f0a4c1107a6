import type { Flow } from '../engine/flow.ts';
import type { Handlers, Outcome } from '../engine/opening.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import { findSim } from './find-sim.ts';

type SigningSim = { phone: string; certificates: string[] };

/**
 * Waits for the number of a signing SIM, unless it was given with an earlier step, and asks the provider
 * whether it knows one; another number may be given a few times.
 */
export async function findSigningSim(flow: Flow, given?: string): Promise<SigningSim> {
  let left = flow.settings.details.corrections + 1;
  const look = async (phone: string): Promise<Outcome<'phone', SigningSim>> => {
    left -= 1;
    const found = await findSim(flow, { phone });
    if ('proof' in found) return { done: { phone, ...found.proof } };
    if (left === 0) throw new FinalRefusal({ code: found.last });
    return { problem: { code: found.code, attemptsLeft: left }, on };
  };
  const on: Handlers<'phone', SigningSim> = { submit: ({ phone }) => look(phone) };
  return flow.step(
    'phone',
    given === undefined ? { event: 'phone.awaited', on } : () => look(given),
  );
}
