import { Refused } from '../refused.ts';
import type { Unchecked } from './access.ts';

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** The origins whose pages may act: the web client's, and the API's own. */
export type OwnOrigins = { webOrigin: string; publicUrl: string };

/**
 * Refuses what another site has a browser do with our cookie, by what browsers say of where a request
 * comes from (Fetch Metadata); those that do not say it name the origin at least (RFC 6454).
 */
export function requireSameOrigin(
  { method, headers }: Pick<Unchecked, 'method' | 'headers'>,
  { webOrigin, publicUrl }: OwnOrigins,
): void {
  if (safeMethods.includes(method)) return;
  const site = headers['sec-fetch-site'];
  const isOwn = [webOrigin, new URL(publicUrl).origin].includes(headers.origin ?? '');
  // Of one site with ours is the web client, where it has a host of its own.
  const isOurs = site === undefined || site === 'same-site' ? isOwn : site === 'same-origin';
  if (!isOurs) throw new Refused('ForeignOrigin');
}
