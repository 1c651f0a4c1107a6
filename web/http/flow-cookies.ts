import { createHash } from 'node:crypto';
import type { FlowView } from '../../client/contract.ts';
import type { CookieJar } from './cookie-jar.ts';

/**
 * What a flow is to a session: a change, or a login (`session`); a login whose session outlasts the browser
 * (`stay`); one that raises the session there is (`raise`).
 */
const marks = ['session', 'stay', 'raise'] as const;
export type FlowMark = (typeof marks)[number];

/** What names a flow in a browser: the cookie `flow_{slot}`, of which the address has the slot alone. */
export type FlowCookie = {
  id: string;
  token: string;
  /** In this browser. */
  since: Date;
  mark: FlowMark | null;
};

const prefix = 'flow_';
const slotPattern = /^[a-z0-9]{6}$/;
/** A token that a flow was taken up by has its number in front. */
const valuePattern = /^(\d{10})\.([\w-]{8,64})\.((?:\d{1,6}\.)?[\w-]{20,200})(?:\.([a-z]+))?$/;
/** With those of session and draft they fit into a request's headers. */
const mostFlows = 8;

/**
 * The slot of the flow that a form's key has started: the same for a form that is sent twice, and
 * nothing of the flow itself.
 */
export function slotOf(key: string): string {
  const hash = createHash('sha256').update(key).digest();
  return (hash.readUIntBE(0, 5) % 36 ** 6).toString(36).padStart(6, '0');
}

export function readFlowCookie(jar: CookieJar, slot: string): FlowCookie | null {
  if (!slotPattern.test(slot)) return null;
  const [, startedAt, id, token, marked] = valuePattern.exec(jar.get(prefix + slot) ?? '') ?? [];
  if (id === undefined || token === undefined) return null;
  const mark = marks.find((one) => one === marked) ?? null;
  return { id, token, since: new Date(Number(startedAt) * 1000), mark };
}

/** The slots of all flows of the browser, the latest first. */
export function flowSlots(jar: CookieJar): string[] {
  const found = jar
    .names()
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ slot: name.slice(prefix.length), value: jar.get(name) ?? '' }))
    .filter(({ slot, value }) => slotPattern.test(slot) && valuePattern.test(value));
  return found.sort((a, b) => (a.value < b.value ? 1 : -1)).map(({ slot }) => slot);
}

/**
 * Remembers a flow in the browser: a login and a change until it is closed, the others as long as they
 * may take, so that they can be gone on with the next day.
 */
export function keepFlowCookie(
  jar: CookieJar,
  slot: string,
  { flow, token, now, mark }: { flow: FlowView; token: string; now: Date; mark?: FlowMark },
): void {
  const startedAt = Math.floor(now.getTime() / 1000);
  // It was held by another token before it came back to this browser.
  for (const old of flowSlots(jar)) {
    if (old !== slot && readFlowCookie(jar, old)?.id === flow.id) forgetFlowCookie(jar, old);
  }
  const seconds = secondsOf(flow, now);
  const marked = seconds === undefined ? `.${mark ?? 'session'}` : '';
  jar.set(prefix + slot, `${startedAt}.${flow.id}.${token}${marked}`, seconds);
  for (const old of flowSlots(jar).slice(mostFlows)) forgetFlowCookie(jar, old);
}

/** Keeps it longer where the flow lasts longer by now: at a counter 16 days, where it began with one. */
export function prolongFlowCookie(jar: CookieJar, slot: string, flow: FlowView, now: Date): void {
  const value = jar.get(prefix + slot);
  const seconds = secondsOf(flow, now);
  if (value === undefined || seconds === undefined || flow.status !== 'open') return;
  jar.set(prefix + slot, value, seconds);
}

/** Undefined: until the browser is closed. */
function secondsOf({ kind, expiresAt }: FlowView, now: Date): number | undefined {
  if (kind === 'login' || kind === 'change') return undefined;
  return Math.max(60, Math.ceil((Date.parse(expiresAt) - now.getTime()) / 1000));
}

export function forgetFlowCookie(jar: CookieJar, slot: string): void {
  jar.clear(prefix + slot);
}

/** Those of a session that is over: whoever comes to the browser next sees none of them. */
export function forgetFlowsOfSession(jar: CookieJar): void {
  for (const slot of flowSlots(jar)) {
    if (readFlowCookie(jar, slot)?.mark) forgetFlowCookie(jar, slot);
  }
}
