import { parseCookie, stringifySetCookie } from 'cookie';

/**
 * `__Host-` has browsers take a cookie from this very host alone, over TLS or on the computer itself
 * (RFC 6265bis, section 4.1.3.2); no script reads it.
 */
const prefix = '__Host-dinhdanh_';
const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;

/** The cookies of one request, and those that its answer sets: by their names without the prefix. */
export type CookieJar = {
  get: (name: string) => string | undefined;
  names: () => string[];
  /** Until the browser is closed, unless told how many seconds. */
  set: (name: string, value: string, maxAge?: number) => void;
  clear: (name: string) => void;
  /** Passes a cookie of the API on: as it is, but a session's that is to outlast the browser. */
  relay: (setCookie: string) => void;
  /** The `Set-Cookie` headers of the answer, one a cookie. */
  headers: () => string[];
};

/** Reads the `Cookie` header; what is set is read back, too. */
export function openCookieJar(header: string | undefined, now = new Date()): CookieJar {
  const values = broughtBy(header);
  const sent = new Map<string, string>();
  const put = (name: string, value: string, maxAge?: number): void => {
    const full = prefix + name;
    const age = maxAge === undefined ? {} : { maxAge };
    sent.set(full, stringifySetCookie({ name: full, value, ...attributes, ...age }));
  };
  return {
    get: (name) => values.get(name),
    names: () => [...values.keys()],
    set: (name, value, maxAge) => {
      values.set(name, value);
      put(name, value, maxAge);
    },
    clear: (name) => {
      if (values.delete(name)) put(name, '', 0);
    },
    relay: (setCookie) => {
      const [pair = ''] = setCookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      const isSession = name === `${prefix}session` && value !== '';
      sent.set(name, isSession ? setCookie + maxAgeOf(values.get('stay'), now) : setCookie);
      if (!name.startsWith(prefix)) return;
      if (value === '') values.delete(name.slice(prefix.length));
      else values.set(name.slice(prefix.length), value);
    },
    headers: () => [...sent.values()],
  };
}

function broughtBy(header: string | undefined): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(parseCookie(header ?? ''))) {
    if (name.startsWith(prefix) && value !== undefined)
      values.set(name.slice(prefix.length), value);
  }
  return values;
}

/** As an attribute, how long a session outlasts the browser that was asked to stay signed in. */
function maxAgeOf(stay: string | undefined, now: Date): string {
  const seconds = secondsUntil(stay, now);
  return seconds > 0 ? `; Max-Age=${seconds}` : '';
}

/** Of a time in seconds since 1970; 0 for one that is over, and for none. */
export function secondsUntil(end: string | undefined, now: Date): number {
  const seconds = Number(end ?? 0) - Math.floor(now.getTime() / 1000);
  return seconds > 0 ? seconds : 0;
}
