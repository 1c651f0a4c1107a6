import { randomUUID } from 'node:crypto';
import { createBrowser } from '../../scripts/demo/post-browser.ts';
import type { Why } from '../../src/domain/staff/why.ts';

/** Somebody of the sample staff, signed in: by the cookie of their session. */
export type SignedInStaff = {
  cookie: string;
  /** A request of theirs; a read says why by headers, an act in its body. */
  send: (method: string, path: string, options?: StaffRequest) => Promise<StaffAnswer>;
};

export type StaffRequest = {
  body?: object;
  why?: Why;
  key?: string;
  headers?: Record<string, string>;
};
export type StaffAnswer = { status: number; json: unknown; headers: Headers };

export const staffPassword = 'Can-bo-2026';
export const someCase: Why = {
  reason: 'the citizen calls: no OTP arrives',
  ticket: 'HT-2026-00123',
};

/** Signs somebody of the sample staff in at the simulated provider, as a browser does. */
export async function signInStaff(url: string, username: string): Promise<SignedInStaff> {
  const browser = createBrowser();
  const form = { action: 'signIn', username, password: staffPassword };
  await browser.signIn(`${url}/v1/staff/sign-in`, `${url}/staff`, form);
  const token = browser.cookie('__Host-dinhdanh_staff');
  if (token === undefined) throw new Error(`${username} was not signed in`);
  const cookie = `__Host-dinhdanh_staff=${token}`;
  return {
    cookie,
    send: (method, path, options) => sendAs(url, { cookie }, method, path, options),
  };
}

/** The same as whoever shows an access token. */
export function staffByToken(url: string, token: string): SignedInStaff['send'] {
  return (method, path, options) =>
    sendAs(url, { authorization: `Bearer ${token}` }, method, path, options);
}

async function sendAs(
  url: string,
  shown: Record<string, string>,
  method: string,
  path: string,
  { body, why = someCase, key = randomUUID(), headers = {} }: StaffRequest = {},
): Promise<StaffAnswer> {
  const isRead = method === 'GET';
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...shown,
      origin: url,
      'accept-language': 'en',
      ...(isRead && { 'x-reason': encodeURIComponent(why.reason), 'x-ticket': why.ticket }),
      ...(!isRead && { 'idempotency-key': `"${key}"` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify({ ...why, ...body }) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const json: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, json, headers: response.headers };
}
