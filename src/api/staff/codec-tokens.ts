import type { NewCodecToken } from '../../db/staff/codec-tokens.ts';
import type { KeyedAct } from '../../db/staff/acts.ts';
import { tokenHash } from '../../db/sessions/token-hash.ts';
import { codecTokenBody, codecTokenView } from '../../domain/staff/codec-token.ts';
import type { Keys } from '../../platform/keys.ts';
import { codecTokenOf } from '../../platform/session-tokens.ts';
import { requestMac } from '../flows/request-mac.ts';
import { type StaffAccessDeps, staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';

export type CodecTokenDeps = StaffAccessDeps & {
  keys: Keys;
  /** Answers until when the token is good; null where the key was used for something else. */
  issueCodecToken: (
    act: Omit<KeyedAct, 'act' | 'details'>,
    token: NewCodecToken,
  ) => Promise<Date | null>;
};

const act = 'issueCodecToken';

/**
 * `POST /v1/staff/codec-tokens`: what an operator shows the codec server from a terminal, for a quarter of an
 * hour of their session. It is shown here alone; the same key is answered with the same token.
 */
export function codecTokens(deps: CodecTokenDeps): Route {
  return route({
    method: 'post',
    path: '/v1/staff/codec-tokens',
    access: staffOnly(deps, act, ['operator']),
    idempotencyKey: 'required',
    body: codecTokenBody,
    answers: { 201: { description: 'The token', schema: codecTokenView } },
    refusals: ['IdempotencyKeyReused'],
    operation: {
      id: act,
      tag: 'staff',
      summary: {
        vi: 'Mã để giải mã dữ liệu của Temporal từ dòng lệnh',
        en: "A token to have Temporal's payloads decoded on the command line",
      },
    },
    handle: async ({ staff, staffSession, body: why, idempotencyKey: key }) => {
      // Whoever shows an access token shows that one to the codec server, too.
      if (!staffSession) throw new Refused('StaffSessionMissing');
      const sessionId = staffSession.id;
      const token = codecTokenOf(deps.keys, sessionId, key);
      const mac = requestMac(deps.keys, act, { ...why, sessionId });
      const asked = { key, by: staff.id, why, requestMac: Buffer.from(mac) };
      const until = await deps.issueCodecToken(asked, { tokenHash: tokenHash(token), sessionId });
      if (!until) throw new Refused('IdempotencyKeyReused');
      return { status: 201, json: { token, expiresAt: until.toISOString() } };
    },
  });
}
