import { createHash } from 'node:crypto';
import type { LoginMethod } from '../../client/contract.ts';
import { loginMethods } from '../../src/domain/flows/flows.ts';
import { type CookieJar, secondsUntil } from './cookie-jar.ts';
import { dropDraft } from './draft.ts';
import { forgetFlowsOfSession } from './flow-cookies.ts';
import { nameOfSession } from './typed-name.ts';

/*
 * The session's cookie is the API's, and ends with the browser. Ours beside it:
 * `stay`     until when it outlasts the browser, in seconds since 1970; not there unless that was asked for
 * `account`  whose session it is or was last, as a hash: what was typed comes back to nobody else
 * `way`      the name of the method of the last sign-in
 */

/** As long as browsers keep a cookie at most (RFC 6265bis, section 5.5). */
const longestSeconds = 400 * 24 * 3600;
/** What was typed comes back for so long after a session has ended. */
const returnSeconds = 3_600;

type Began = {
  accountId: string;
  method: string;
  /** The session's, however much it is used. */
  expiresAt: string;
  /** Whether it is to outlast the browser; null: what was chosen before holds, of a session that was raised. */
  stays: boolean | null;
  now: Date;
};

/** Notes who has signed in and how, once the API has handed the session over. Answers with the account's name. */
export function beginSession(jar: CookieJar, began: Began): string {
  const { accountId, method, expiresAt, stays, now } = began;
  const end = Math.floor(Date.parse(expiresAt) / 1000);
  const seconds = secondsUntil(String(end), now);
  if (stays === true && seconds > 0) jar.set('stay', String(end), seconds);
  if (stays === false) jar.clear('stay');
  const token = jar.get('session');
  const lasts = jar.get('stay') === undefined ? undefined : seconds;
  if (token !== undefined) jar.set('session', token, lasts);
  const account = createHash('sha256').update(accountId).digest('base64url').slice(0, 22);
  jar.set('account', account, lasts === undefined ? undefined : lasts + returnSeconds);
  jar.set('way', method, longestSeconds);
  return account;
}

/** The method of the last sign-in in this browser. */
export function lastWay(jar: CookieJar): LoginMethod | undefined {
  return loginMethods.find((method) => method === jar.get('way'));
}

/** A session that is over: the account's name stays, for what was typed to come back to its owner. */
export function dropSession(jar: CookieJar): void {
  for (const name of ['session', 'stay', nameOfSession]) jar.clear(name);
}

/** Signed out: nothing of it stays but the device's cookie and the way of the last sign-in. */
export function forgetSession(jar: CookieJar): void {
  dropSession(jar);
  jar.clear('account');
  dropDraft(jar);
  dropDraft(jar, 'return');
  forgetFlowsOfSession(jar);
}
