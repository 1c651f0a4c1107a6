import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { remindLeft } from '../../../src/activities/schedules/remind-left.ts';
import type { Database } from '../../../src/db/database.ts';
import { type Personal, type SavedFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import type { FlowRecord } from '../../../src/domain/flows/flow-record.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { quotasOf } from '../../../src/platform/quotas.ts';
import { aRecord, passwordStep } from '../../api/support/records.ts';
import { aCitizen } from '../../support/citizens.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';

export const rule = { afterPercent: 50, leastSeconds: 3_600 };
const noon = new Date('2026-11-27T05:00:00Z');

export type Left = Partial<Pick<FlowRecord, 'kind' | 'method' | 'status' | 'step'>> & {
  /** Hours since its citizen did something, and until it expires. */
  since?: number;
  left?: number;
  personal?: Personal | null;
  language?: SavedFlow['language'];
};

/** A registration that was left after its phone was proven, twelve hours ago, unless told. */
export async function aLeftFlow(
  { db }: Pick<Database, 'db'>,
  { since = 12, left = 6, personal, language, ...changed }: Left = {},
) {
  const id = randomUUID();
  const { phone } = aCitizen();
  const known = personal === undefined ? { phone, documentNumber: randomUUID() } : personal;
  const record = aRecord(id, { step: passwordStep, ...changed });
  await saveFlow(db, keys, {
    ...{ record, personal: known, event: 'otp.verified', actor: 'citizen', language },
  });
  await sql`
    update flow set waiting_since = now() - make_interval(secs => ${since * 3_600}::float8),
      expires_at = now() + make_interval(secs => ${left * 3_600}::float8)
    where id = ${id}`.execute(db);
  return { id, reference: record.reference, phone: known?.phone ?? phone };
}

type Centre = {
  /** By the number of the try. */
  fails: (tries: number) => Error | null;
  now: Date;
  messages: { perHour: number; perDay: number };
};

/** A centre that keeps what it takes; `fails` says what it does not take. */
export function reminding(database: Database) {
  const sent: { to: string; text: string }[] = [];
  const quotas = quotasOf(loadConfig({}).limits);
  const centre: Centre = { fails: () => null, now: noon, messages: quotas.messages };
  let tries = 0;
  const submit = (message: { to: string; text: string }) => {
    tries += 1;
    const error = centre.fails(tries);
    if (error) return Promise.reject(error);
    sent.push(message);
    return Promise.resolve({ messageId: randomUUID() });
  };
  const run = (after: Parameters<typeof remindLeft>[1]['after'] = null) =>
    remindLeft(
      {
        ...{ database, keys, reminders: rule },
        sms: { submit },
        timeouts: { smsMs: 5_000 },
        quotas: { ...quotas, messages: centre.messages },
        quietHours: { fromMinute: 22 * 60, untilMinute: 6 * 60 },
        now: () => centre.now,
      },
      { after },
    );
  return {
    run,
    centre,
    sent,
    /** The texts that a phone got. */
    to: (phone: string) => sent.filter(({ to }) => to === phone).map(({ text }) => text),
  };
}

/** What the audit trail says of a flow's reminder. */
export async function eventsOf({ db }: Pick<Database, 'db'>, id: string): Promise<string[]> {
  const found = await rows(
    db,
    z.object({ event: z.string() }),
    sql`select event from audit_event where flow_id = ${id} and event like 'flow.remind%'`,
  );
  return found.map(({ event }) => event);
}
