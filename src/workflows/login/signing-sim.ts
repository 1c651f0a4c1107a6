import type { Flow } from '../engine/flow.ts';
import type { Handlers } from '../engine/opening.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import { findSim } from '../proofs/find-sim.ts';

type SigningSim = { phone: string; certificates: string[] };
type SimLogin = { kind: 'login'; method: 'sim_signature' };

/**
 * Waits for the number of a signing SIM, and asks the provider whether it knows one; another number may be
 * given a few times.
 */
export async function findSigningSim(flow: Flow<SimLogin>): Promise<SigningSim> {
  let left = flow.settings.details.corrections + 1;
  const on: Handlers<'phone', SigningSim> = {
    submit: async ({ phone }) => {
      left -= 1;
      const found = await findSim(flow, { phone });
      if ('proof' in found) return { done: { phone, ...found.proof } };
      if (left === 0) throw new FinalRefusal({ code: found.last });
      return { problem: { code: found.code, attemptsLeft: left }, on };
    },
  };
  return flow.step('phone', { event: 'phone.awaited', on });
}
