import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { shareLists } from '../../src/activities/signatures/share-lists.ts';
import { caFailure, createRevocationClient } from '../../src/adapters/ca/client.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { beginFetch, keepList, readList } from '../../src/db/revocation/revocation-lists.ts';
import { createTestDatabase } from '../support/database.ts';
import { judgeOf } from '../certificates/judge.ts';
import { startSimulators, type StartedSimulators } from '../simulators/start.ts';
import { until } from '../support/until.ts';

let database: Database;
let simulators: StartedSimulators;
beforeAll(async () => {
  database = await openDatabase(await createTestDatabase(), {
    poolSize: 5,
    statementTimeoutMs: 30_000,
  });
  simulators = await startSimulators();
}, 60_000);
afterAll(() => Promise.all([database.close(), simulators.close()]));

let asked: string[] = [];
beforeEach(async () => {
  asked = [];
  await database.db.deleteFrom('revocation_list').execute();
});

const real = createRevocationClient({ timeoutMs: 5_000 });
type Fetch = (url: string) => Promise<Uint8Array>;

/** A worker's client, whose CA gives its lists as told, and answers no OCSP. */
function aWorker(fetchCrl: Fetch = real.fetchCrl, patienceMs = 5_000, leaseMs = 60_000) {
  const counted: Fetch = (url) => (asked.push(url), fetchCrl(url));
  const askOcsp = () => Promise.reject(caFailure('down', 'nobody answers'));
  const client = { askOcsp, fetchCrl: counted };
  return shareLists(client, { database, patienceMs, leaseMs, pauseMs: 1 });
}
const listAddress = () => `${simulators.url}/ca/ec/crl`;

test('a list is fetched once for all workers, and is the same for each', async () => {
  const [one, other] = [aWorker(), aWorker()];
  const first = await one.fetchCrl(listAddress());
  expect(await other.fetchCrl(listAddress())).toEqual(first);
  expect(await one.fetchCrl(listAddress())).toEqual(first);
  expect(asked).toHaveLength(1);
});

test('a long list comes in the background: whoever asks is told to come again, and it is there then', async () => {
  const given = Promise.withResolvers<undefined>();
  const slowly: Fetch = async (url) => (await given.promise, real.fetchCrl(url));
  const worker = aWorker(slowly, 1);
  const other = aWorker();
  const isAway = { name: 'OutsideSystemError', system: 'ca', retryable: true };
  await expect(worker.fetchCrl(listAddress())).rejects.toMatchObject(isAway);
  await expect(worker.fetchCrl(listAddress())).rejects.toMatchObject({ reason: 'timeout' });
  await expect(other.fetchCrl(listAddress())).rejects.toMatchObject(isAway);
  given.resolve(undefined);
  await until('the list is there', () => other.fetchCrl(listAddress()).catch(() => false));
  expect(asked).toHaveLength(1);
});

test('a list of several parts comes back byte for byte', async () => {
  const small = await real.fetchCrl(listAddress());
  const der = new Uint8Array(Buffer.concat([small, Buffer.alloc(3_000_000, 7)]));
  const nextUpdate = new Date(Date.now() + 60_000);
  await beginFetch(database.db, 'http://ca.example/crl', 1_000);
  await keepList(database, 'http://ca.example/crl', { der, nextUpdate });
  const kept = await readList(database.db, 'http://ca.example/crl');
  expect(kept?.nextUpdate).toEqual(nextUpdate);
  expect(Buffer.from(der).equals(kept?.der ?? new Uint8Array())).toBe(true);
  await sql`update revocation_list set next_update = now()`.execute(database.db);
  expect(await readList(database.db, 'http://ca.example/crl')).toBeNull();
});

test('a worker that dies while it fetches leaves the list to the next one', async () => {
  const never: Fetch = () => new Promise(() => undefined);
  const died = aWorker(never, 1, 1);
  await expect(died.fetchCrl(listAddress())).rejects.toMatchObject({ reason: 'timeout' });
  const next = aWorker();
  await until('the list is there', () => next.fetchCrl(listAddress()).catch(() => false));
});

test('what is no list, or an old one, is not kept; and one that was of no use is fetched anew', async () => {
  const nonsense = aWorker(() => Promise.resolve(Uint8Array.of(1, 2, 3)));
  const malformed = { system: 'ca', reason: 'malformed' };
  await expect(nonsense.fetchCrl(listAddress())).rejects.toMatchObject(malformed);

  const { judge, issue } = judgeOf(simulators.ca);
  const [good, bad] = [issue(), issue()];
  simulators.ca.revoke(bad.serial);
  const elsewhere = `${simulators.url}/ca/rsa/crl`;
  let isSpoilt = true;
  const spoilt: Fetch = (url) => real.fetchCrl(isSpoilt && url.includes('/ec/') ? elsewhere : url);
  const worker = aWorker(spoilt);
  await until('the pause is over', async () => {
    const said = await judge(good.certificate, { revocation: worker }).catch(String);
    return said === 'OutsideSystemError: ca malformed: a revocation list is other_issuer';
  });
  isSpoilt = false;
  const verdict = await until('a list of use', () =>
    judge(good.certificate, { revocation: worker }).catch(() => false as const),
  );
  expect(verdict).toMatchObject({ ok: true });
  expect(await judge(bad.certificate, { revocation: worker })).toMatchObject({
    code: 'CertificateRevoked',
  });
});
