import { randomUUID } from 'node:crypto';
import type { StepBody, SubmittedStep } from '../../../client/contract.ts';
import { act, clerk, seen, shownReview, supervisor } from '../decide.ts';
import type { FlowView } from '../portal.ts';
import { password } from '../registration.ts';
import { signInStaff } from '../staff.ts';
import type { System } from '../system.ts';
import type { Move } from './way.ts';

/** A step that is submitted with what its citizen knows by then. */
export function submitting<S extends SubmittedStep>(
  { portal }: System,
  step: S,
  body: () => Promise<StepBody<S>> | StepBody<S>,
): Move {
  return {
    prove: async (flow) => {
      const [typed, key] = [await body(), randomUUID()];
      return () => portal.step(flow, step, typed, { key });
    },
  };
}

/** The code that has come to a phone as the message of this number. */
export function typingCode(system: System, phone: string, message = 1): Move {
  return submitting(system, 'otp', async () => ({
    code: await system.simulators.code(phone, message),
  }));
}

export function choosingPassword(system: System, chosen = password): Move {
  return submitting(system, 'password', () => ({ password: chosen, repeated: chosen }));
}

export const confirming = (system: System): Move => submitting(system, 'confirm', () => ({}));

/** Two people of staff look at papers and approve; one of them signs in for it. */
export function approving(system: System, name: string): Move {
  const keys = { papers: randomUUID(), approved: randomUUID() };
  const decide = async ({ reference }: FlowView): Promise<void> => {
    await signInStaff(system.url, supervisor);
    const review = await shownReview(system, reference);
    for (const [by, what] of [
      [clerk, { decision: 'papers', papers: seen, key: keys.papers }],
      [supervisor, { decision: 'approved', key: keys.approved }],
    ] as const) {
      const { status, json } = await act(system, review, by, what);
      if (status >= 300) throw new Error(`${by}: ${JSON.stringify(json)}`);
    }
  };
  return {
    name,
    prove: (flow) =>
      Promise.resolve(async () => {
        await decide(flow);
        return system.portal.read(flow);
      }),
    isPast: ({ step }) => step?.waitingFor !== 'staff',
  };
}

/** Nobody does anything: a time is over. */
export function waiting({ portal }: System): Move {
  return { isTimed: true, prove: (flow) => Promise.resolve(() => portal.read(flow)) };
}
