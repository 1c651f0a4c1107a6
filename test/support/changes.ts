import { sql } from 'kysely';
import { z } from 'zod';
import type { StartBody } from '../../client/contract.ts';
import { createClient } from '../../client/create-client.ts';
import type { Change } from '../../src/domain/flows/flows.ts';
import { type Answer, type FlowView, flowOf, problemOf } from './portal.ts';
import { rows } from './rows.ts';
import type { System } from './system.ts';
import { until } from './until.ts';

/** The changes of an account by a session, as tests make them. */
export function changesBy({ portal }: Pick<System, 'portal'>, token: string | undefined) {
  const client = createClient({ url: '', fetch: portal.send, tries: 1 });
  const shown = token === undefined ? client : client.withTokens({ token });
  const start = <C extends Change>(
    change: C,
    body: StartBody<'change', C>,
    options: { key?: string } = {},
  ): Promise<Answer> => shown.start('change', change, body, options);
  return {
    start,
    started: async <C extends Change>(change: C, body: StartBody<'change', C>): Promise<FlowView> =>
      flowOf(await start(change, body)),
    /** The code that a change is refused with. */
    refused: async <C extends Change>(change: C, body: StartBody<'change', C>): Promise<string> =>
      problemOf(await start(change, body)).code,
    isLive: async (): Promise<boolean> => (await shown.session()).ok,
  };
}

/** Makes the proofs of a session older than any change takes. */
export async function ageProofs({ database }: Pick<System, 'database'>, sessionId: string) {
  await sql`
    update session set proven_1_at = proven_1_at - interval '1 hour',
      proven_2_at = proven_2_at - interval '1 hour', proven_3_at = proven_3_at - interval '1 hour'
    where id = ${sessionId}`.execute(database.db);
}

const told = z.object({ kind: z.string(), channel: z.string() });

/** What an account was told, and where: `kind by channel`. */
export async function noticesOf(
  { database }: Pick<System, 'database'>,
  accountId: string,
): Promise<string[]> {
  const found = await rows(
    database.db,
    told,
    sql`select kind, channel from notice
      where account_id = ${accountId} and kind <> 'new_device' order by created_at, channel`,
  );
  return found.map(({ kind, channel }) => `${kind} by ${channel}`);
}

const method = z.object({ id: z.string(), kind: z.string() });

/** The live methods of an account, their ids by their kinds. */
export async function methodIds(
  { database }: Pick<System, 'database'>,
  accountId: string,
): Promise<Record<string, string>> {
  const found = await rows(
    database.db,
    method,
    sql`select id, kind from authentication_method
      where account_id = ${accountId} and ended_at is null`,
  );
  return Object.fromEntries(found.map(({ id, kind }) => [kind, id]));
}

/** The code of the `count`th message to an address, as soon as it is there. */
export function emailCode(
  { simulators }: Pick<System, 'simulators'>,
  address: string,
  count = 1,
): Promise<string> {
  return until(`message ${count} to ${address}`, async () => {
    const mails = await simulators.mails(address);
    const codes = mails.flatMap(({ subject }) => /^\d{6}(?= )/.exec(subject) ?? []);
    return codes.length >= count ? codes.at(-1) : undefined;
  });
}
