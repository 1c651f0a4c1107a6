import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Keys } from '../../platform/keys.ts';
import { deviceTokenOf, sessionTokenOf } from '../../platform/session-tokens.ts';
import { deviceCookie, sessionCookie } from '../http/cookies.ts';

/** Who holds a flow's token gets its session within this after its end, also when an answer was lost. */
const handOverMs = 300_000;

/** A session as it is handed over with an answer about the flow that has opened or raised it. */
export type HandedOver = {
  /** `Set-Cookie`. */
  cookies: string[];
  /** Members of `result.session`. */
  tokens: { token?: string; deviceToken?: string };
};

/** What is to be handed over with a flow, now; nothing where it has opened no session, or long ago. */
export function handedOver(keys: Keys, record: FlowRecord, now: Date): HandedOver | undefined {
  const { id, handOver, result, waitingSince } = record;
  if (!handOver || !result || !('session' in result)) return undefined;
  if (now.getTime() > Date.parse(waitingSince) + handOverMs) return undefined;
  const token = sessionTokenOf(keys, result.session.id, id);
  const deviceToken = handOver.isNewDevice ? deviceTokenOf(keys, id) : undefined;
  if (handOver.delivery === 'token') {
    return { cookies: [], tokens: { token, ...(deviceToken !== undefined && { deviceToken }) } };
  }
  const device = deviceToken === undefined ? [] : [deviceCookie(deviceToken)];
  return { cookies: [sessionCookie(token), ...device], tokens: {} };
}

/** The headers that it comes with. */
export function handOverHeaders(handed: HandedOver | undefined): Record<string, string[]> {
  return handed && handed.cookies.length > 0 ? { 'Set-Cookie': handed.cookies } : {};
}
