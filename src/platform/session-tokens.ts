import type { Keys } from './keys.ts';

/**
 * The token of a session since a flow has opened or raised it: 256 bits that only we can work out, so
 * that an answer which is repeated hands over the same one, and no history and no table holds it.
 */
export function sessionTokenOf(keys: Keys, sessionId: string, flowId: string): string {
  return keys.lookup('session-token', `${sessionId}:${flowId}`).toString('base64url');
}

/** The token that a device is given at its first login. */
export function deviceTokenOf(keys: Keys, flowId: string): string {
  return keys.lookup('device-token', flowId).toString('base64url');
}

/** The token that a staff session is given for the codec server under one Idempotency-Key. */
export function codecTokenOf(keys: Keys, staffSessionId: string, key: string): string {
  return keys.lookup('codec-token', `${staffSessionId}:${key}`).toString('base64url');
}
