import { type Answer, has, refusedBy } from './answer.ts';
import type { Ask, Received, Request } from './ask.ts';
import type { CodecTokenView, StaffSessionView } from './contract.ts';
import { readAnswer } from './read-answer.ts';

/** Why a member of staff looks or acts: it stands in the audit trail. */
export type Why = { reason: string; ticket: string };

/** What members of staff do. */
export type Staff = {
  session: () => Promise<Answer<{ staff: StaffSessionView }>>;
  signOut: () => Promise<Answer<object>>;
  /** What the codec server is shown from a terminal; the same key is answered with the same token. */
  codecToken: (why: Why, key: string) => Promise<Answer<{ codecToken: CodecTokenView }>>;
};

/** The staff's part of the contract, by the browser's staff session. */
export function staffBy(ask: Ask): Staff {
  return {
    session: async () => {
      const received = await ask({ method: 'GET', path: '/v1/staff/session' });
      return readAnswer(received, isSession, (staff) => ({ staff }));
    },
    signOut: async () => {
      const received = await ask({ method: 'DELETE', path: '/v1/staff/session' });
      const { status } = received;
      return status === 204 ? { ok: true, status } : refusedBy(received);
    },
    codecToken: async (why, key) => {
      const received = await staffAct(ask, '/v1/staff/codec-tokens', { body: why, key });
      return readAnswer(received, isCodecToken, (codecToken) => ({ codecToken }));
    },
  };
}

/** A read of a person's data, which says why. */
export function staffRead(ask: Ask, path: string, { reason, ticket }: Why): Promise<Received> {
  const headers = { 'x-reason': encodeURIComponent(reason), 'x-ticket': ticket };
  return ask({ method: 'GET', path, headers });
}

/** An act, which says why in its body, and is done once under its key. */
export function staffAct(
  ask: Ask,
  path: string,
  { body, key }: Required<Pick<Request, 'body' | 'key'>>,
): Promise<Received> {
  return ask({ method: 'POST', path, body, key });
}

function isCodecToken(json: unknown): json is CodecTokenView {
  return has(json, 'token') && has(json, 'expiresAt');
}

function isSession(json: unknown): json is StaffSessionView {
  return has(json, 'roles') && has(json, 'session');
}
