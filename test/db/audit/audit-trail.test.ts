import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import {
  chainedColumns,
  type ChainedEvent,
  beforeFirst,
  chainHash,
} from '../../../src/db/audit/audit-chain.ts';
import { createSealKey } from '../../../src/db/audit/seal-key.ts';
import { type AuditHead, sealEvents } from '../../../src/db/audit/seal-events.ts';
import { verifyAudit } from '../../../src/db/audit/verify-audit.ts';
import { type Database, openDatabase, rows } from '../../../src/db/database.ts';
import { asUser, createTestDatabase } from '../../support/database.ts';

const key = createSealKey(Buffer.alloc(32, 1));
const otherKey = createSealKey(Buffer.alloc(32, 2));
const now = () => new Date('2026-11-27T08:00:00.123Z');

let writer: Database;
let sealer: Database;
let owner: Database;
beforeEach(async () => {
  const url = await createTestDatabase();
  const options = { poolSize: 10, statementTimeoutMs: 30_000 };
  [writer, sealer, owner] = await Promise.all([
    openDatabase(url, options),
    openDatabase(asUser(url, 'sealer'), options),
    openDatabase(asUser(url, 'owner'), options),
  ]);
  await write(10);
  await seal();
  await write(10);
  await seal();
}, 60_000);
afterEach(() => Promise.all([writer.close(), sealer.close(), owner.close()]));

async function write(events: number): Promise<void> {
  await Promise.all(
    Array.from({ length: events }, (_, n) =>
      sql`insert into audit_event (event, actor, details) values (${`event.${n}`}, 'system', '{"b": 1, "a": "ă"}')`.execute(
        writer.db,
      ),
    ),
  );
}

const seal = (by = sealer, withKey = key) => sealEvents(by, withKey, now);
const verify = (noted: AuditHead[] = []) =>
  verifyAudit(writer.db, { publicKeys: [key.publicKey], noted });

/** As the owner of the tables can: past whatever refuses. */
async function tamper(...statements: ReturnType<typeof sql>[]): Promise<void> {
  await sql`alter table audit_event disable trigger all`.execute(owner.db);
  await sql`alter table audit_seal disable trigger all`.execute(owner.db);
  for (const statement of statements) await statement.execute(owner.db);
}

/** Hashes of the whole chain anew, as the code that everybody can read makes them. */
async function rechain(): Promise<AuditHead> {
  const events = await rows(
    owner.db,
    sql<ChainedEvent>`
    select ${chainedColumns} from audit_event order by sequence`,
  );
  let [sequence, hash] = [0, beforeFirst];
  for (const event of events) {
    sequence += 1;
    hash = chainHash(hash, sequence, event);
    await sql`update audit_event set hash = ${hash} where id = ${event.id}`.execute(owner.db);
    await sql`update audit_seal set hash = ${hash} where last_sequence = ${sequence}`.execute(
      owner.db,
    );
  }
  return { sequence, hash };
}

describe('a trail that was written in parallel', () => {
  test('is intact once it is sealed; what came since waits', async () => {
    await write(3);
    expect(await verify()).toMatchObject({
      intact: true,
      head: { sequence: 20 },
      unsealed: { events: 3, since: expect.any(Date), seconds: expect.any(Number) },
    });
    await Promise.all([seal(), seal()]);
    expect(await verify()).toMatchObject({ intact: true, head: { sequence: 23 } });
    expect(await seal()).toBeNull();
  });

  test('holds nobody up who writes while another writes', async () => {
    await writer.transaction(async (tx) => {
      await sql`insert into audit_event (event, actor, details) values ('a', 'system', '{}')`.execute(
        tx,
      );
      await write(1);
      await seal();
    });
    await seal();
    expect(await verify()).toMatchObject({ intact: true, head: { sequence: 22 } });
  });
});

describe("the application's user is refused", () => {
  test.each([
    ['to change an event', sql`update audit_event set actor = 'x'`],
    ['to seal one', sql`update audit_event set sequence = 99, hash = 'x' where id = 1`],
    ['to delete one', sql`delete from audit_event`],
    ['to empty the trail', sql`truncate audit_event`],
    [
      'to date one back',
      sql`insert into audit_event (event, actor, details, at) values ('e', 'system', '{}', '2020-01-01')`,
    ],
    [
      'to number one',
      sql`insert into audit_event (event, actor, details, sequence, hash) values ('e', 'system', '{}', 21, 'x')`,
    ],
    ['to take the triggers away', sql`alter table audit_event disable trigger all`],
    ['to work without them', sql`set session_replication_role = replica`],
    ['to put another table in its place', sql`alter table audit_event rename to audit_event_2`],
    ['to write a seal', sql`insert into audit_seal values (3, 21, 'x', now(), 'k', 's')`],
    ['to change one', sql`update audit_seal set hash = 'x'`],
    ['to delete one', sql`delete from audit_seal`],
    ['to hold the sealer up', sql`do $$ begin lock table audit_seal in row exclusive mode; end $$`],
    ['to become the sealer', sql`set role dinhdanh_sealer`],
    ['to forget a migration', sql`delete from mikro_orm_migrations`],
  ])('%s', async (_, statement) => {
    await expect(statement.execute(writer.db)).rejects.toMatchObject({ code: '42501' });
  });

  test('to seal by the very code of the sealer', async () => {
    await write(1);
    await expect(seal(writer, otherKey)).rejects.toMatchObject({ code: '42501' });
  });
});

test('the sealer changes and deletes no event, and no seal', async () => {
  for (const statement of [
    sql`update audit_event set actor = 'x'`,
    sql`delete from audit_event`,
    sql`delete from audit_seal`,
    sql`update audit_seal set hash = 'x'`,
  ]) {
    await expect(statement.execute(sealer.db)).rejects.toMatchObject({ code: '42501' });
  }
  await expect(
    sql`update audit_event set hash = 'x' where sequence = 1`.execute(sealer.db),
  ).rejects.toThrow('append-only');
});

test('a slip of the owner is refused', async () => {
  await expect(sql`delete from audit_event`.execute(owner.db)).rejects.toThrow('append-only');
  await expect(sql`truncate audit_seal`.execute(owner.db)).rejects.toThrow('append-only');
});

describe("the owner's rewriting is convicted:", () => {
  test.each([
    [
      'an event that was changed',
      sql`update audit_event set event = 'other' where sequence = 7`,
      7,
    ],
    ['one that was deleted', sql`delete from audit_event where sequence = 7`, 7],
    ['the first one', sql`delete from audit_event where sequence = 1`, 1],
    [
      'one that was dated back',
      sql`update audit_event set at = '2020-01-01' where sequence = 13`,
      13,
    ],
    ['a seal that is gone', sql`delete from audit_seal where number = 1`, 20],
    ['all seals gone', sql`delete from audit_seal`, 1],
    ['a number without a seal', sql`delete from audit_seal where number = 2`, 11],
  ])('%s', async (_, statement, brokenAt) => {
    await tamper(statement);
    expect(await verify()).toMatchObject({ intact: false, brokenAt });
  });

  test("one that was changed, and all hashes made anew: the seals are not the owner's to make", async () => {
    await tamper(sql`update audit_event set event = 'other' where sequence = 13`);
    const head = await rechain();
    expect(await verify()).toMatchObject({ intact: false, brokenAt: 20 });
    const forged = otherKey.sign({ number: 2, lastSequence: 20, hash: head.hash, sealedAt: now() });
    await sql`update audit_seal set signature = ${forged}, key_id = ${otherKey.keyId} where number = 2`.execute(
      owner.db,
    );
    expect(await verify()).toMatchObject({
      intact: false,
      brokenAt: 20,
      why: "seal 2 is not the sealer's over events 11 to 20",
    });
  });

  test('an older copy, by a head that was noted since', async () => {
    const trail = await verify();
    if (!trail.intact || !trail.head) throw new Error('the trail was not intact');
    await tamper(
      sql`delete from audit_event where sequence > 10`,
      sql`delete from audit_seal where number = 2`,
    );
    expect(await verify()).toMatchObject({ intact: true });
    expect(await verify([trail.head])).toMatchObject({ intact: false, brokenAt: 11 });
  });

  test('another trail under a noted number, by the first bytes of its hash', async () => {
    const noted = { sequence: 10, hash: Buffer.alloc(6, 1) };
    expect(await verify([noted])).toMatchObject({ intact: false, brokenAt: 10 });
  });
});
