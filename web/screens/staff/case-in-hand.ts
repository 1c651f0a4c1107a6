import { z } from 'zod';
import type { Why } from '../../../client/staff.ts';
import type { Visit } from '../../http/screen.ts';

/*
 * The case in hand stands in a cookie of its own, sealed: a citizen who is on the phone is looked at on
 * several pages, for one reason.
 */
const cookie = 'case';
const seconds = 4 * 3_600;
const shape = z.strictObject({ reason: z.string(), ticket: z.string() });

/** The case that somebody works on in this browser; null for none. */
export function caseInHand({ jar, sealer }: Pick<Visit, 'jar' | 'sealer'>): Why | null {
  const sealed = jar.get(cookie);
  const opened = sealed === undefined ? null : sealer.open(sealed);
  if (opened === null) return null;
  return shape.safeParse(JSON.parse(Buffer.from(opened).toString('utf8'))).data ?? null;
}

export function takeCase({ jar, sealer }: Pick<Visit, 'jar' | 'sealer'>, why: Why): void {
  jar.set(cookie, sealer.seal(Buffer.from(JSON.stringify(why), 'utf8')), seconds);
}

export function dropCase({ jar }: Pick<Visit, 'jar'>): void {
  jar.clear(cookie);
}
