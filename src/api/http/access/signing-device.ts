import { tokenHash } from '../../../db/sessions/token-hash.ts';
import type { Keys } from '../../../platform/keys.ts';
import { deviceTokenOf } from '../../../platform/session-tokens.ts';
import { readCookies } from '../cookies.ts';
import { deviceName } from '../device-name.ts';
import type { Access } from './access.ts';

/** The browser or app that a request comes from. */
export type Device = {
  /** What it was given at an earlier login; null: it brings none. */
  token: string | null;
  /** In words: `Chrome, Android`. */
  name: string;
};

/** For all: the handler learns which browser or app it is, by what it brings along. */
export const signingDevice: Access<{ device: Device }> = {
  refusals: [],
  check: ({ headers }) => ({
    device: {
      token: readCookies(headers).device ?? null,
      name: deviceName(headers['user-agent']),
    },
  }),
};

/** What its token is known by; of one that brings none, the token that its login gives it. */
export function deviceHash(keys: Keys, flowId: string, { token }: Pick<Device, 'token'>): Buffer {
  return tokenHash(token ?? deviceTokenOf(keys, flowId));
}
