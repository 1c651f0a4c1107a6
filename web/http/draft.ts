import { z } from 'zod';
import { noticeNames } from '../texts/notices.ts';
import type { CookieJar } from './cookie-jar.ts';
import { packText, unpackText } from './pack-text.ts';

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
  /** When it may be tried again, where that is known. */
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
  /** Of a page that could not be shown: there is no way back to it without what it asks for. */
  isUnseen: z.literal(true).exactOptional(),
  /** Whose it is, where somebody was signed in: added as it is kept. */
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
/**
 * In characters of all its cookies: with the others they fit into a request's headers, of which servers take 16 kB.
 * The longest statement of all Vietnamese letters by chance has 8,000, of words 2,500.
 */
const mostLength: Record<DraftName, number> = { draft: 8_900, return: 2_800 };
const seconds = 3_600;

/**
 * Keeps the draft; or, where it is too long for cookies, all of it but what was typed, with a notice that
 * says so. Whether it was kept whole.
 */
export function keepDraft(
  jar: CookieJar,
  sealer: Sealer,
  draft: Draft,
  name: DraftName = 'draft',
): boolean {
  const of = jar.get('account');
  const owned = { ...draft, ...(of !== undefined && { of }) };
  const whole = seal(sealer, owned);
  const isWhole = whole !== null && whole.length <= mostLength[name];
  const cut: Draft = { ...owned, values: {}, notice: 'typed_lost' };
  const sealed = isWhole ? whole : (seal(sealer, cut) ?? '');
  for (const [part, cookie] of partNames(name).entries()) {
    const value = sealed.slice(part * partLength, (part + 1) * partLength);
    if (value === '') jar.clear(cookie);
    else jar.set(cookie, value, seconds);
  }
  return isWhole;
}

/** The draft that the browser brings; null for none, and for what was not sealed here. */
export function readDraft(jar: CookieJar, sealer: Sealer, name: DraftName = 'draft'): Draft | null {
  const packed = partNames(name)
    .map((cookie) => jar.get(cookie) ?? '')
    .join('');
  const opened = packed === '' ? null : sealer.open(packed);
  if (opened === null) return null;
  const text = unpackText(opened);
  return text === null ? null : (shape.safeParse(JSON.parse(text)).data ?? null);
}

export function dropDraft(jar: CookieJar, name: DraftName = 'draft'): void {
  for (const cookie of partNames(name)) jar.clear(cookie);
}

function seal(sealer: Sealer, draft: Draft): string | null {
  const packed = packText(JSON.stringify(draft));
  return packed && sealer.seal(packed);
}

function partNames(name: DraftName): string[] {
  return Array.from({ length: Math.ceil(mostLength[name] / partLength) }, (_, part) =>
    part === 0 ? name : `${name}_${part}`,
  );
}
