import type { Certificate } from 'pkijs';
import { createKeptStatuses, type KeptStatuses } from './memory/kept-statuses.ts';
import { createKnownLinks, type KnownLinks } from './memory/known-links.ts';

/**
 * The CAs that certificates are judged by, and what was found of them: it goes with them, so that
 * nothing outlives a change of those that are configured.
 */
export type Authorities = {
  roots: readonly Certificate[];
  /** Complete paths, and are trusted for nothing by themselves. */
  intermediates: readonly Certificate[];
  links: KnownLinks;
  statuses: KeptStatuses;
};

type Configured = {
  /** DER. */
  roots: readonly Uint8Array[];
  intermediates: readonly Uint8Array[];
  /** How long it is taken for true that a CA is not revoked: no longer than its own answer says. */
  statusKeptMs?: number;
};

/** More than any country has, beside those that are configured. */
const mostKept = 256;

/** Reads the CAs that are configured, once for all that is judged by them. */
export function readAuthorities({
  roots,
  intermediates,
  statusKeptMs = 0,
}: Configured): Authorities {
  const links = createKnownLinks([...roots, ...intermediates], mostKept);
  const read = (ders: readonly Uint8Array[]) => ders.flatMap((der) => links.read(der) ?? []);
  return {
    roots: read(roots),
    intermediates: read(intermediates),
    links,
    statuses: createKeptStatuses(statusKeptMs, mostKept),
  };
}
