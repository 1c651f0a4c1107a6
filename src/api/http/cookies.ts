import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';

/**
 * `__Host-` has browsers take a cookie from this very host alone, over TLS (RFC 6265bis, section
 * 4.1.3.2), so that no sister host can put one in its place.
 */
export const sessionCookieName = '__Host-dinhdanh_session';
const deviceCookieName = '__Host-dinhdanh_device';
/** Of a member of staff. */
export const staffCookieName = '__Host-dinhdanh_staff';
/** What a staff sign-in was begun with, sealed, until the browser comes back. */
const staffSignInCookieName = '__Host-dinhdanh_staff_sign_in';
const staffSignInSeconds = 600;

/** As long as browsers keep a cookie at most (RFC 6265bis, section 5.5). */
const deviceSeconds = 400 * 24 * 3600;

/** 256 bits in base64url. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;

/** Whether text can be a session's or a device's token. */
export function isToken(text: string): boolean {
  return tokenPattern.test(text);
}

/** `Set-Cookie` of a session: until the browser is closed, or the session's own end. */
export function sessionCookie(token: string): string {
  return stringifySetCookie({ name: sessionCookieName, value: token, ...attributes });
}

/** `Set-Cookie` by which a browser is known again. */
export function deviceCookie(token: string): string {
  const maxAge = deviceSeconds;
  return stringifySetCookie({ name: deviceCookieName, value: token, ...attributes, maxAge });
}

/** `Set-Cookie` that takes the session's away. */
export function clearedSessionCookie(): string {
  return cleared(sessionCookieName);
}

/** `Set-Cookie` of a staff session: until the browser is closed, or the session's own end. */
export function staffCookie(token: string): string {
  return stringifySetCookie({ name: staffCookieName, value: token, ...attributes });
}

export function clearedStaffCookie(): string {
  return cleared(staffCookieName);
}

/** `Set-Cookie` of a staff sign-in that has begun. */
export function staffSignInCookie(sealed: string): string {
  const name = staffSignInCookieName;
  return stringifySetCookie({ name, value: sealed, ...attributes, maxAge: staffSignInSeconds });
}

export function clearedStaffSignInCookie(): string {
  return cleared(staffSignInCookieName);
}

/** What the browser brings of a staff sign-in that has begun. */
export function readStaffSignIn(headers: IncomingHttpHeaders): string | undefined {
  return parseCookie(headers.cookie ?? '')[staffSignInCookieName];
}

function cleared(name: string): string {
  return stringifySetCookie({ name, value: '', ...attributes, maxAge: 0 });
}

/** The tokens that a browser brings, and the device's of a client without cookies. */
export type TokensBrought = { session?: string; device?: string; staff?: string };

/** Reads them from `Cookie` and `Device-Token`; what can be no token is not there. */
export function readCookies(headers: IncomingHttpHeaders): TokensBrought {
  const cookies = parseCookie(headers.cookie ?? '');
  const session = cookies[sessionCookieName];
  const staff = cookies[staffCookieName];
  const device = [headers['device-token'] ?? cookies[deviceCookieName]].flat().join();
  return {
    ...(session !== undefined && isToken(session) && { session }),
    ...(isToken(device) && { device }),
    ...(staff !== undefined && isToken(staff) && { staff }),
  };
}
