import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { noticeNames } from '../texts/notices.ts';
import type { CookieJar } from './cookie-jar.ts';

/** Seals bytes so that nobody reads or changes them, into text for a cookie; opens what it sealed, null for all else. */
export type Sealer = {
  seal: (plain: Uint8Array) => string;
  open: (sealed: string) => Buffer | null;
};

/** A refusal as a page shows it: of a problem of the API what is for people. */
const refusal = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .exactOptional(),
  /** From when on it may be tried again (RFC 3339). */
  retryAt: z.string().exactOptional(),
  nextActions: z.array(
    z.object({ action: z.string(), href: z.string(), method: z.enum(['GET', 'POST', 'DELETE']) }),
  ),
});

const shape = z.object({
  /** Path of the page, without its language. */
  at: z.string(),
  /** Of a flow's page: the step that it was about. */
  step: z.string().exactOptional(),
  /** What was typed, secrets left out. */
  values: z.record(z.string(), z.string()),
  refusal: refusal.exactOptional(),
  /** Name of a text that says what was done. */
  notice: z.enum(noticeNames).exactOptional(),
  /** Idempotency-Key to send again: nobody knows whether the form was taken. */
  key: z.string().exactOptional(),
  /** The flow's version when a step was taken whose answer is still to come. */
  pending: z.string().exactOptional(),
  /** Whose it is, where somebody was signed in. */
  of: z.string().exactOptional(),
});

/**
 * What a page is to show once more: what was typed there, why it was refused, what was done. Kept in the
 * browser, sealed, so that each process can read it and none has to keep it.
 */
export type Draft = z.output<typeof shape>;
export type Refusal = z.output<typeof refusal>;

/** The page's own; and of the page to come back to once somebody has signed in. */
export type DraftName = 'draft' | 'return';

/** Of 4,096 bytes that browsers keep of a cookie (RFC 6265, section 6.1), less its name and attributes. */
const partLength = 3_900;
/** With the other cookies they fit into a request's headers. */
const mostParts: Record<DraftName, number> = { draft: 2, return: 1 };
const seconds = 3_600;
/** More than any form has; a deflated bomb is cut there. */
const mostBytes = 65_536;

/** Keeps the draft, or, where it is too long for cookies, all of it but what was typed. */
export function keepDraft(
  jar: CookieJar,
  sealer: Sealer,
  draft: Draft,
  name: DraftName = 'draft',
): void {
  const whole = pack(sealer, draft);
  const isShort = whole.length <= partLength * mostParts[name];
  const packed = isShort ? whole : pack(sealer, { ...draft, values: {} });
  for (const [part, cookie] of partNames(name).entries()) {
    const value = packed.slice(part * partLength, (part + 1) * partLength);
    if (value === '') jar.clear(cookie);
    else jar.set(cookie, value, seconds);
  }
}

/** The draft that the browser brings; null for none, and for what was not sealed here. */
export function readDraft(jar: CookieJar, sealer: Sealer, name: DraftName = 'draft'): Draft | null {
  const packed = partNames(name)
    .map((cookie) => jar.get(cookie) ?? '')
    .join('');
  const opened = packed === '' ? null : sealer.open(packed);
  if (opened === null) return null;
  const text = inflateRawSync(opened, { maxOutputLength: mostBytes }).toString('utf8');
  return shape.safeParse(JSON.parse(text)).data ?? null;
}

export function dropDraft(jar: CookieJar, name: DraftName = 'draft'): void {
  for (const cookie of partNames(name)) jar.clear(cookie);
}

function pack(sealer: Sealer, draft: Draft): string {
  return sealer.seal(deflateRawSync(JSON.stringify(draft)));
}

function partNames(name: DraftName): string[] {
  return Array.from({ length: mostParts[name] }, (_, part) =>
    part === 0 ? name : `${name}_${part}`,
  );
}
