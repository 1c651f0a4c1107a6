import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Keys } from '../../platform/keys.ts';
import { deviceTokenOf, sessionTokenOf } from '../../platform/session-tokens.ts';
import { tokenHash } from '../../db/sessions/token-hash.ts';
import type { SessionDeps } from '../http/access/session.ts';
import { deviceCookie, sessionCookie } from '../http/cookies.ts';

/** Who holds a flow's token gets what it has opened within this after its end, also when an answer was lost. */
const handOverMs = 300_000;

/** A session as it is handed over with an answer about the flow that has opened or raised it. */
export type HandedOver = {
  /** The session's. */
  token: string;
  /** `Set-Cookie`. */
  cookies: string[];
  /** Members of `result.session`. */
  tokens: { token?: string; deviceToken?: string };
};

/** What is to be handed over with a flow, now; nothing where it has opened no session, or long ago. */
export function handedOver(keys: Keys, record: FlowRecord, now: Date): HandedOver | undefined {
  const { id, handOver, result } = record;
  if (!handOver || !result || !('session' in result)) return undefined;
  if (!isHandedOver(record, now)) return undefined;
  const token = sessionTokenOf(keys, result.session.id, id);
  const deviceToken = handOver.isNewDevice ? deviceTokenOf(keys, id) : undefined;
  if (handOver.delivery === 'token') {
    return {
      token,
      cookies: [],
      tokens: { token, ...(deviceToken !== undefined && { deviceToken }) },
    };
  }
  const device = deviceToken === undefined ? [] : [deviceCookie(deviceToken)];
  return { token, cookies: [sessionCookie(token), ...device], tokens: {} };
}

/** Whether a flow that has ended is so fresh that what it has opened is handed over. */
export function isHandedOver({ waitingSince }: FlowRecord, now: Date): boolean {
  return now.getTime() <= Date.parse(waitingSince) + handOverMs;
}

/**
 * The same while that token is the session's: one that has been raised since, or has ended, is not handed
 * over again, lest an old cookie take the place of a newer one.
 */
export async function stillHandedOver(
  { keys, readSession }: { keys: Keys } & Pick<SessionDeps, 'readSession'>,
  record: FlowRecord,
  now: Date,
): Promise<HandedOver | undefined> {
  const handed = handedOver(keys, record, now);
  if (!handed) return undefined;
  const found = await readSession(tokenHash(handed.token));
  return found?.state === 'live' ? handed : undefined;
}

/** The headers that it comes with. */
export function handOverHeaders(handed: HandedOver | undefined): Record<string, string[]> {
  return handed && handed.cookies.length > 0 ? { 'Set-Cookie': handed.cookies } : {};
}
