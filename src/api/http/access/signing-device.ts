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
