import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ChangeWay, Send } from '../support/change-way.ts';
import { changeWays } from '../support/change-ways.ts';
import { noticesOf } from '../support/changes.ts';
import { sendUntilAnswered } from '../support/kill-through.ts';
import type { FlowView } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { type PartName, type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

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

const listed = z.object({ listed: z.string() });
const listOf = async (query: ReturnType<typeof sql>) =>
  (await rows(system.database.db, listed, query)).map(({ listed: one }) => one);

/** What an account has, and what it and its flow have been told of, each row once. */
async function rowsOf({ accountId }: ChangeWay, flow: FlowView) {
  return {
    told: await noticesOf(system, accountId),
    methods: await listOf(sql`
      select kind || case when ended_at is null then '' else ' (ended)' end as listed
      from authentication_method where account_id = ${accountId} order by kind, ended_at is not null`),
    documents: await listOf(sql`
      select kind as listed from identity_document
      where account_id = ${accountId} and ended_at is null order by added_at, kind`),
    // Codes are counted as messages: a phone is changed by two.
    auditedTwice: await listOf(sql`
      select event as listed from audit_event where flow_id = ${flow.id}
        and event not like 'otp.%' group by event having count(*) > 1`),
  };
}

/** Each message is there, at most once too often, and then the very same. */
async function expectTold({ change, accountId, codes = 2, messages }: ChangeWay) {
  const waiting = sql`select kind as listed from notice
    where account_id = ${accountId} and sent_at is null`;
  await until('what is told to be sent', async () => (await listOf(waiting)).length === 0);
  const sent = await listOf(sql`select kind as listed from notice where account_id = ${accountId}`);
  const texts = await messages();
  const times = [...new Set(texts)].map((text) => texts.filter((one) => one === text).length);
  expect([change, times.length]).toEqual([change, codes + sent.length]);
  expect([change, times.filter((count) => count > 2)]).toEqual([change, []]);
}

describe.each(['worker', 'api', 'temporal'] as const)('kill -9 of %s', (part) => {
  test.each([0, 1, 2])(
    'at request %i of each change loses nothing, and doubles nothing',
    async (at) => {
      for (const { way, flow } of await throughKill(part, at)) {
        const {
          change,
          end = 'completed',
          told,
          methods,
          documents = ['personal_id_number'],
        } = way;
        expect([change, flow.status, flow.problem]).toEqual([change, end, null]);
        expect({ change, ...(await rowsOf(way, flow)) }).toEqual({
          ...{ change, told, methods, documents, auditedTwice: [] },
        });
        await expectTold(way);
      }
    },
    120_000,
  );
});

function never(): never {
  throw new Error('a change has no such request');
}
