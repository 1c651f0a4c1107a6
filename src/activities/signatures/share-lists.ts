import { caFailure, type RevocationClient } from '../../adapters/ca/client.ts';
import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import { readRevocationList } from '../../certificates/revocation/crl/revocation-list.ts';
import type { Database } from '../../db/database.ts';
import {
  beginFetch,
  discardList,
  keepList,
  noteFailure,
  readList,
} from '../../db/revocation/revocation-lists.ts';

type Options = {
  database: Database;
  /** How long a question waits for a list that is being fetched; the fetching goes on after it. */
  patienceMs: number;
  /** How long fetching may take, after which another worker may begin. */
  leaseMs: number;
  /** How long a CA that did not give its list is left alone. */
  pauseMs: number;
};
type List = { der: Uint8Array; nextUpdate: Date };

/** Of all lists that a worker keeps at hand. */
const mostBytes = 67_108_864;

/**
 * A client whose lists are fetched in the background, by one worker for all, and kept until their
 * next update (RFC 5280 section 5.1.2.5): a list that takes longer than a question may wait is there
 * at one of the next tries. Nothing of a list is believed before it is read for a certificate; one
 * that is of no use then is fetched anew.
 */
export function shareLists(client: RevocationClient, options: Options): RevocationClient {
  const { database, patienceMs } = options;
  const atHand = new Map<string, List>();
  const underWay = new Map<string, Promise<List>>();
  return {
    ...client,
    async fetchCrl(url) {
      const held = atHand.get(url);
      if (held && held.nextUpdate > new Date()) return held.der;
      const loading =
        underWay.get(url) ?? load(client, url, options).finally(() => underWay.delete(url));
      underWay.set(url, loading);
      const list = await within(patienceMs, loading);
      if (!list) throw caFailure('timeout', 'the list is still being fetched');
      keepAtHand(atHand, url, list);
      return list.der;
    },
    async discardCrl(url) {
      atHand.delete(url);
      await discardList(database.db, url);
    },
  };
}

async function load(client: RevocationClient, url: string, options: Options): Promise<List> {
  const { db } = options.database;
  const kept = await readList(db, url);
  if (kept) return kept;
  const begun = await beginFetch(db, url, options.leaseMs);
  if (begun.mine) return fetchAndKeep(client, url, options);
  const justKept = await readList(db, url);
  if (justKept) return justKept;
  throw caFailure('down', begun.failure ?? 'the list is being fetched by another worker');
}

async function fetchAndKeep(
  client: RevocationClient,
  url: string,
  { database, pauseMs }: Options,
): Promise<List> {
  try {
    const der = await client.fetchCrl(url);
    const list = { der, nextUpdate: nextUpdateOf(der) };
    await keepList(database, url, list);
    return list;
  } catch (error) {
    const isOfCa = error instanceof OutsideSystemError;
    const failure = isOfCa ? error.message : 'the list could not be kept';
    await noteFailure(database.db, url, { failure, pauseMs });
    throw error;
  }
}

/** What comes in time; the rest goes on, and whoever asks next is told of its failure. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  work.catch(() => undefined);
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, ms);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** The one that was put there first goes first. */
function keepAtHand(atHand: Map<string, List>, url: string, list: List): void {
  atHand.delete(url);
  atHand.set(url, list);
  let bytes = [...atHand.values()].reduce((sum, { der }) => sum + der.length, 0);
  for (const [first, { der }] of atHand) {
    if (bytes <= mostBytes || first === url) return;
    atHand.delete(first);
    bytes -= der.length;
  }
}

/** A list that is not of now, or does not say until when it is good, is not worth keeping. */
function nextUpdateOf(der: Uint8Array): Date {
  let nextUpdate: Date | undefined;
  try {
    ({ nextUpdate } = readRevocationList(der));
  } catch (error) {
    throw caFailure('malformed', 'no revocation list', error);
  }
  if (!nextUpdate || nextUpdate <= new Date()) throw caFailure('malformed', 'a list of the past');
  return nextUpdate;
}
