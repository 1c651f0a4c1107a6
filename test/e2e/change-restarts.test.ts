import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { changeWays, type Send } from '../support/change-ways.ts';
import { noticesOf } from '../support/changes.ts';
import { sendUntilAnswered } from '../support/kill-through.ts';
import type { FlowView } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { type PartName, type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem(
    { REQUEST_DEADLINE_MS: '4000', RETRY_INITIAL_MS: '200', RETRY_MAXIMUM_MS: '1000' },
    { ownTemporal: true },
  );
}, 90_000);
afterAll(() => system.stop(), 30_000);

/**
 * Sends what is to be sent, of every change at once; where it is to be killed, a part is as soon as the
 * first is answered, and started again. The very same requests are sent until they are answered.
 */
async function sendAll(sends: readonly Send[], killed: PartName | null): Promise<FlowView[]> {
  if (killed && sends.length > 0) {
    const sent = sends.map((send) => send().catch(() => null));
    await Promise.race(sent);
    await system.kill(killed);
    await system.start(killed);
    await Promise.all(sent);
  }
  return Promise.all(sends.map(sendUntilAnswered));
}

/** Goes through every change, with a part killed at one step of each; answers with how they ended. */
async function throughKill(part: PartName, at: number) {
  const ways = await changeWays(system);
  const started = await sendAll(
    ways.map(({ start }) => start),
    at === 0 ? part : null,
  );
  let going = ways.map((way, index) => ({
    way,
    flow: started[index] ?? never(),
    proofs: way.proofs,
  }));
  const ended: typeof going = [];
  for (let step = 1; going.length > 0; step += 1) {
    ended.push(...going.filter(({ proofs }) => proofs.length === 0));
    going = going.filter(({ proofs }) => proofs.length > 0);
    const sends = await Promise.all(
      going.map(({ flow, proofs: [prove] }) => (prove ?? never)(flow)),
    );
    const answers = await sendAll(sends, at === step ? part : null);
    going = going.map(({ way, flow, proofs }, index) => ({
      way,
      flow: withToken(flow, answers[index] ?? never()),
      proofs: proofs.slice(1),
    }));
  }
  return ended;
}

describe.each(['worker', 'api', 'temporal'] as const)('kill -9 of %s', (part) => {
  test.each([0, 1, 2])(
    'at request %i of each change loses nothing, and doubles nothing',
    async (at) => {
      for (const { way, flow } of await throughKill(part, at)) {
        expect([way.change, flow.status, flow.problem]).toEqual([way.change, 'completed', null]);
        expect([way.change, await noticesOf(system, way.accountId)]).toEqual([
          way.change,
          way.told,
        ]);
      }
    },
    120_000,
  );
});

function never(): never {
  throw new Error('a change has no such request');
}
