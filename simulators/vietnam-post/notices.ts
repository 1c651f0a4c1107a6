import { randomUUID } from 'node:crypto';
import { importJWK, type JWK, SignJWT } from 'jose';
import { type PostAccount, subjectOf } from './accounts.ts';
import { noticeFaults, type TakeFault } from './faults.ts';
import { createKey, type PostKeys, turnKey } from './keys.ts';
import { noticeType, papersCheckedEvent } from './standard.ts';

const patienceMs = 5_000;
const hour = 3600;

type Options = {
  issuer: string;
  clientId: string;
  noticeUrl: string;
  keys: PostKeys;
  takeFault: TakeFault;
};

/** `delivered`: whether the portal took it (RFC 8935 section 2.2: 202, here any success). */
export type SentNotice = { eventId: string; delivered: boolean };

/**
 * Tells the portal that a clerk has checked somebody's papers: a Security Event Token, pushed once
 * (RFC 8417, RFC 8935). A portal that does not answer has to ask.
 */
export function createNotices(options: Options): (account: PostAccount) => Promise<SentNotice> {
  return async (account) => {
    const fault = options.takeFault(account.phone, noticeFaults)?.fault;
    const eventId = randomUUID();
    if (fault === 'lostCallback') return { eventId, delivered: false };
    const jwt = await sign(options, account, eventId, fault);
    const delivered = await push(options.noticeUrl, jwt);
    if (fault === 'repeatedCallback') await push(options.noticeUrl, jwt);
    return { eventId, delivered };
  };
}

async function sign(
  { issuer, clientId, keys }: Options,
  account: PostAccount,
  eventId: string,
  fault: (typeof noticeFaults)[number] | undefined,
): Promise<string> {
  const jwk = await keyFor(fault, keys);
  const { kid = '' } = jwk;
  const now = Math.floor(Date.now() / 1000) + (fault === 'clockSkew' ? hour : 0);
  return new SignJWT({
    events: { [papersCheckedEvent]: { papers_checked: account.papersChecked } },
  })
    .setProtectedHeader({ alg: 'ES256', kid, typ: noticeType })
    .setIssuer(issuer)
    .setAudience(clientId)
    .setSubject(subjectOf(account.username))
    .setIssuedAt(now)
    .setJti(eventId)
    .sign(await importJWK(jwk, 'ES256'));
}

async function keyFor(fault: string | undefined, keys: PostKeys): Promise<JWK> {
  if (fault === 'forgedCallback') return createKey('ES256', keys.notices.kid ?? '');
  return fault === 'turnedKeys' ? turnKey(keys, 'ES256') : keys.notices;
}

async function push(url: string, jwt: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': `application/${noticeType}`, accept: 'application/json' },
      body: jwt,
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.ok;
  } catch {
    return false;
  }
}
