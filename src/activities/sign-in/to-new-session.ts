import { tokenHash } from '../../db/sessions/token-hash.ts';
import type { NewSession } from '../../db/sessions/opening-session.ts';
import { notMeDays } from '../../domain/account/not-me-code.ts';
import type { Keys } from '../../platform/keys.ts';
import { notMeCode, notMeLookup } from '../../platform/look-ups.ts';
import { sessionTokenOf } from '../../platform/session-tokens.ts';
import type { SignIn } from './sign-in-activities.ts';

const dayMs = 24 * 3_600_000;

/** A session as it is written; its token is in no history. */
export function toNewSession(keys: Keys, signIn: SignIn): NewSession {
  const { sessionId, flowId, signInId, idleMs, device, ...session } = signIn;
  return {
    ...session,
    id: sessionId,
    flowId,
    signInId,
    tokenHash: tokenHash(sessionTokenOf(keys, sessionId, flowId)),
    idleSeconds: Math.round(idleMs / 1000),
    device: { tokenHash: Buffer.from(device.tokenHash, 'base64url'), name: device.name },
    notMe: {
      lookup: notMeLookup(keys, notMeCode(keys, signInId)),
      until: new Date(Date.now() + notMeDays * dayMs),
    },
  };
}
