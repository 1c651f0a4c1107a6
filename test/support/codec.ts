import { sql } from 'kysely';
import { z } from 'zod';
import type { Keys } from '../../src/platform/keys.ts';
import { sealPayload } from '../../src/platform/sealed-payload.ts';
import { rows } from './rows.ts';
import type { SignedInStaff } from './staff.ts';
import type { System } from './system.ts';

/** Where the Temporal UI is by default. */
export const temporalUi = 'http://127.0.0.1:8233';

/** A payload as Temporal's codec protocol has it. */
export type JsonPayload = { metadata: Record<string, string>; data: string };
export type CodecRequest = { body?: unknown; headers?: Record<string, string>; path?: string };
export type CodecAnswer = { status: number; headers: Headers; json: unknown };

/** One that was typed in the UI. */
export const plainPayload: JsonPayload = {
  metadata: { encoding: in64(Buffer.from('json/plain')) },
  data: in64(Buffer.from('"Nguyễn"')),
};

/** The same as Temporal holds it when we wrote it, at a place of a namespace. */
export function sealedPayload(keys: Keys, place = 'w:some-flow', namespace = 'default') {
  const payload = {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from('"Nguyễn"'),
  };
  const { metadata, data } = sealPayload(keys, payload, { namespace, place });
  const entries = Object.entries(metadata ?? {}).map(([name, it]) => [name, in64(it)] as const);
  const sealed: JsonPayload = {
    metadata: Object.fromEntries(entries),
    data: in64(data ?? Buffer.of()),
  };
  return sealed;
}

export function in64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** What a page of the Temporal UI sends with a request, in the browser of somebody who is signed in. */
export function inTemporalUi({ cookie }: SignedInStaff, origin = temporalUi) {
  return { cookie, origin };
}

/** A request to the codec server. */
export async function askCodec(
  { codecUrl }: Pick<System, 'codecUrl'>,
  { body = { payloads: [] }, headers = {}, path = '/decode' }: CodecRequest,
): Promise<CodecAnswer> {
  const answer = await fetch(codecUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-namespace': 'default', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const json: unknown = await answer.json();
  return { status: answer.status, headers: answer.headers, json };
}

export function codeOf({ status, json }: { status: number; json: unknown }): [number, string] {
  return [status, z.object({ code: z.string() }).parse(json).code];
}

const event = z.object({
  event: z.string(),
  actor: z.string(),
  flowId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});

/** The audit events of a name, in order. */
export function eventsOf({ database }: Pick<System, 'database'>, name: string) {
  return rows(
    database.db,
    event,
    sql`select event, actor, flow_id as "flowId", details from audit_event
      where event = ${name} order by id`,
  );
}
