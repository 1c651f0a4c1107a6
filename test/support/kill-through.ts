import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { type Answer, type FlowView, flowOf } from './portal.ts';
import { password, registration } from './registration.ts';
import type { PartName, System } from './system.ts';
import { until } from './until.ts';

export const steps = ['details', 'otp', 'password'] as const;
export type Step = (typeof steps)[number];

/** Registers by phone with a part killed while a step is under way, and sees that nothing is lost or doubled. */
export async function registerThroughKill(
  system: System,
  part: PartName,
  step: Step,
): Promise<void> {
  const { citizen, body } = await registration(system).known();
  const through = (at: Step, send: () => Promise<Answer>): Promise<FlowView> =>
    at === step ? sendThrough(system, part, send) : send().then(flowOf);

  const key = randomUUID();
  const flow = await through('details', () => system.portal.start(body, { key }));
  const typed = { code: await system.simulators.code(citizen.phone) };
  const otpKey = randomUUID();
  await through('otp', () => system.portal.step(flow, 'otp', typed, { key: otpKey }));
  const chosen = { password, repeated: password };
  const passwordKey = randomUUID();
  const done = await through('password', () =>
    system.portal.step(flow, 'password', chosen, { key: passwordKey }),
  );

  expect(done.status).toBe('completed');
  const texts = await system.simulators.messages(citizen.phone);
  const codes = new Set(texts.map((text) => text.match(/\d{6}/)?.[0]));
  expect(codes.size).toBe(1);
  expect(texts.length).toBeLessThanOrEqual(2);
  expect(await system.audit(flow.id, 'account.created')).toHaveLength(1);
  expect(await system.audit(flow.id, 'otp.verified')).toHaveLength(1);
}

/**
 * Sends a step, kills the part while it is under way, starts it again, and sends the very same
 * request (key and body) until it is answered: nobody types anything twice.
 */
async function sendThrough(
  system: System,
  part: PartName,
  send: () => Promise<Answer>,
): Promise<FlowView> {
  const first = send().catch(() => null);
  await system.kill(part);
  await system.start(part);
  await first;
  return sendUntilAnswered(send);
}

/** The very same request until it is answered well. */
export function sendUntilAnswered(
  send: () => Promise<Answer>,
  limitMs?: number,
): Promise<FlowView> {
  const answered = async () => {
    const answer = await send().catch(() => null);
    return (answer?.status === 200 || answer?.status === 201) && flowOf(answer);
  };
  return until('an answer after the kill', answered, limitMs);
}
