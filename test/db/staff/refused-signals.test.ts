import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { noteIgnored } from '../../../src/activities/operators/note-ignored.ts';
import { takeDecision } from '../../../src/activities/review/take-decision.ts';
import { type Database, openDatabase, rows } from '../../../src/db/database.ts';
import { closeReviews, openReview } from '../../../src/db/staff/reviews.ts';
import type { Level } from '../../../src/domain/flows/levels.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

const claim = {
  shown: { fullName: 'Nguyễn Văn An' },
  subject: {
    subjectType: 'citizen' as const,
    documents: [{ kind: 'personal_id_number', number: '001090012345' } as const],
  },
};
const other = { ...claim, shown: { fullName: 'Trần Thị Bình' } };

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

let flowId: string;
let reference: string;
beforeEach(() => {
  flowId = randomUUID();
  reference = `DD-${flowId.slice(0, 4)}-${flowId.slice(4, 8)}`.toUpperCase();
});

async function aReview({ of = claim, level = 2, flow = flowId }: Partial<Opened> = {}) {
  const id = randomUUID();
  const dueAt = new Date(Date.now() + 60_000).toISOString();
  const review = { id, flowId: flow, reference, claim: of, findings: ['x'], level, dueAt };
  await openReview(database.db, keys, review);
  return id;
}
type Opened = { of: typeof claim; level: Level; flow: string };

/** The signal as the flow has it read: it waits for one review, and was told of one. */
const signal = (told: string, awaited: string, { number = 1, of = claim } = {}) =>
  takeDecision({ database, keys }, { flowId, reviewId: awaited, claim: of, told, number });

const audited = (event: string) =>
  rows(
    database.db,
    sql<{ actor: string; details: { why: string; review?: string } }>`
      select actor, details from audit_event where flow_id = ${flowId} and event = ${event}`,
  );
/** One member of staff decides the latest review. */
const decide = (decision: 'approved' | 'rejected') =>
  sql`
    insert into review_decision (review_id, claim_digest, decision, decided_by, reason, ticket)
    select id, claim_digest, ${decision}, 'kiemsoat1', 'seen at the counter', 'HT-1'
    from review where reference = ${reference} order by requested_at desc limit 1`.execute(
    database.db,
  );

describe('a signal that decides nothing is audited with its reason', () => {
  type Case = () => Promise<{ told: string; awaited: string }>;
  const itself = (id: string) => ({ told: id, awaited: id });
  const cases: [why: string, prepare: Case][] = [
    ['ReviewUnknown', async () => ({ told: randomUUID(), awaited: await aReview() })],
    ['ReviewUnknown', async () => ({ told: 'no id at all', awaited: await aReview() })],
    [
      'ReviewOfAnotherFlow',
      async () => ({ told: await aReview({ flow: randomUUID() }), awaited: await aReview() }),
    ],
    ['ReviewUndecided', async () => itself(await aReview())],
    [
      'FourEyesNeeded',
      async () => {
        const id = await aReview({ level: 3 });
        await decide('approved');
        return itself(id);
      },
    ],
    ['ClaimChanged', async () => itself(await aReview({ of: other }))],
    [
      'ClaimChanged',
      async () => {
        const told = await aReview();
        await closeReviews(database.db, flowId, 'claim_changed');
        return { told, awaited: await aReview() };
      },
    ],
    [
      'ReviewClosed',
      async () => {
        const told = await aReview();
        await closeReviews(database.db, flowId, 'source_confirmed');
        return { told, awaited: await aReview() };
      },
    ],
    [
      'ReviewUsed',
      async () => {
        const told = await aReview();
        await decide('rejected');
        expect(await signal(told, told)).toEqual({ decision: 'rejected' });
        return { told, awaited: await aReview() };
      },
    ],
    [
      'ReviewNotAwaited',
      async () => {
        const told = await aReview();
        await decide('approved');
        return { told, awaited: randomUUID() };
      },
    ],
  ];

  test.each(cases)('%s', async (why, prepare) => {
    const { told, awaited } = await prepare();
    expect(await signal(told, awaited)).toBeNull();
    // Done again after a crash, it is noted once.
    expect(await signal(told, awaited)).toBeNull();
    const review = why === 'ReviewUnknown' ? null : told;
    expect(await audited('review.signal_refused')).toEqual([
      { actor: 'staff', details: { review, awaited, why, number: 1 } },
    ]);
  });

  test('and changes nothing: the review is decided and taken as before', async () => {
    const id = await aReview();
    expect(await signal(id, id)).toBeNull();
    await decide('approved');
    expect(await signal(randomUUID(), id, { number: 2 })).toBeNull();
    expect(await signal(id, id, { number: 3 })).toMatchObject({ decision: 'approved' });
    const whys = (await audited('review.signal_refused')).map(({ details }) => details.why);
    expect(whys).toEqual(['ReviewUndecided', 'ReviewUnknown']);
  });

  test('up to a bound, which the flow keeps', async () => {
    const id = await aReview();
    const told = { flowId, reviewId: id, claim, told: id, number: null };
    expect(await takeDecision({ database, keys }, told)).toBeNull();
    expect(await audited('review.signal_refused')).toEqual([]);
  });
});

test('a message that came to nothing is noted once, however often that is done', async () => {
  const ignored = {
    flowId,
    message: 'extendDeadline',
    why: 'DeadlineOutOfRange',
    number: 1,
  } as const;
  await noteIgnored({ database }, ignored);
  await noteIgnored({ database }, ignored);
  await noteIgnored({ database }, { ...ignored, number: 2 });
  const details = { message: 'extendDeadline', why: 'DeadlineOutOfRange' };
  expect(await audited('flow.message_ignored')).toEqual([
    { actor: 'staff', details: { ...details, number: 1 } },
    { actor: 'staff', details: { ...details, number: 2 } },
  ]);
});
