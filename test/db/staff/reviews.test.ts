import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase, rows } from '../../../src/db/database.ts';
import { type SavedFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { claimDigest } from '../../../src/db/staff/claim-digest.ts';
import { listOpenReviews } from '../../../src/db/staff/find-reviews.ts';
import { closeReviews, openReview, takeDecision } from '../../../src/db/staff/reviews.ts';
import type { Level } from '../../../src/domain/flows/levels.ts';
import { formatReference } from '../../../src/domain/flows/reference.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { createTestDatabase } from '../../support/database.ts';
import { decideShown, shownReview } from '../../support/decide.ts';
import { testKeys as keys } from '../../support/keys.ts';

const claim = claimOf('Nguyễn Văn An', '001090012345');
const other = claimOf('Trần Thị Bình', '001185012346');

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 5_000 });
}, 60_000);
afterAll(() => database.close());

let flow: { id: string; reference: string };
beforeEach(() => {
  const code = randomUUID().replaceAll('-', '').slice(0, 8).toUpperCase();
  flow = { id: randomUUID(), reference: formatReference(code) };
});

function claimOf(fullName: string, number: string) {
  const documents = [{ kind: 'personal_id_number', number } as const];
  return {
    shown: { fullName, documentNumber: number },
    subject: { subjectType: 'citizen' as const, documents },
  };
}

async function anOpenReview(of = claim, dueInMs = 60_000, level?: Level) {
  const id = randomUUID();
  const dueAt = new Date(Date.now() + dueInMs).toISOString();
  const { id: flowId, reference } = flow;
  const review = { id, flowId, reference, claim: of, findings: ['x'], level, dueAt };
  await openReview(database.db, keys, review);
  return id;
}

const shown = () => shownReview(database, keys, flow.reference);
const take = (reviewId: string, of = claim, flowId = flow.id) =>
  takeDecision(database, { flowId, reviewId, claimDigest: claimDigest(keys, of) });
const auditOf = (event: string) =>
  rows(
    database.db,
    sql<{
      actor: string;
      details: unknown;
    }>`select actor, details from audit_event where flow_id = ${flow.id} and event = ${event}`,
  );

describe('a decision', () => {
  test('is of the review and the claim that were shown, and can be told again until it is taken', async () => {
    const id = await anOpenReview();
    const review = await shown();
    expect(review).toMatchObject({ id, state: 'open', claim: claim.shown });
    const approved = { flowId: flow.id, outcome: 'approved' };
    expect(await decideShown(database, review, 'approved')).toEqual(approved);
    expect(await decideShown(database, review, 'approved')).toEqual(approved);
    expect((await shown()).decisions).toHaveLength(1);
    expect(await take(id)).toBe('approved');
    expect(await take(id)).toBe('approved');
    expect(await decideShown(database, review, 'approved')).toMatchObject({
      code: 'ReviewDecided',
    });
  });

  test('of another claim is none: neither when it is given, nor when it is taken', async () => {
    const id = await anOpenReview();
    const ofOther = { id, claimDigest: claimDigest(keys, other) };
    expect(await decideShown(database, ofOther, 'approved')).toEqual({
      code: 'ClaimChanged',
      reference: flow.reference,
    });
    await decideShown(database, await shown(), 'approved');
    expect(await take(id, other)).toBeNull();
    expect(await take(id, claim, randomUUID())).toBeNull();
    expect(await take(randomUUID())).toBeNull();
    expect(await take('none')).toBeNull();
  });

  test('is not turned into another one', async () => {
    await anOpenReview();
    const review = await shown();
    await decideShown(database, review, 'rejected');
    expect(await decideShown(database, review, 'approved')).toMatchObject({
      code: 'ReviewDecided',
    });
  });

  test.each([
    ['claim_changed', 'ClaimChanged'],
    ['source_confirmed', 'ReviewClosed'],
    ['flow_ended', 'ReviewClosed'],
  ] as const)('of a review that is closed (%s) is refused: %s', async (because, code) => {
    const id = await anOpenReview();
    const review = await shown();
    await closeReviews(database.db, flow.id, because);
    expect(await decideShown(database, review, 'approved')).toMatchObject({ code });
    expect(await shown()).toMatchObject({ state: because, decisions: [] });
    expect(await take(id)).toBeNull();
  });

  test('that was given before the review was closed is not taken any more', async () => {
    const id = await anOpenReview();
    await decideShown(database, await shown(), 'approved');
    await closeReviews(database.db, flow.id, 'claim_changed');
    expect(await take(id)).toBeNull();
  });

  test('after the time of the review, or of none at all, is refused', async () => {
    await anOpenReview(claim, -1);
    const review = await shown();
    expect(await decideShown(database, review, 'approved')).toMatchObject({ code: 'ReviewClosed' });
    for (const id of [randomUUID(), 'none']) {
      expect(await decideShown(database, { ...review, id }, 'approved')).toEqual({
        code: 'ReviewNotFound',
      });
    }
  });
});

describe('a review of level 3', () => {
  const anOpenOne = async () => ({ id: await anOpenReview(claim, 60_000, 3), on: await shown() });

  test('is approved by two people, and the same one twice is one pair of eyes', async () => {
    const { id, on } = await anOpenOne();
    const undecided = { flowId: flow.id, outcome: null };
    expect(await decideShown(database, on, 'approved')).toEqual(undecided);
    expect(await decideShown(database, on, 'approved')).toEqual(undecided);
    expect(await take(id)).toBeNull();
    expect(await shown()).toMatchObject({
      state: 'open',
      approvalsNeeded: 2,
      decisions: [{ decidedBy: 'support.lan' }],
    });
    const decided = await decideShown(database, on, 'approved', 'control.minh');
    expect(decided).toEqual({ flowId: flow.id, outcome: 'approved' });
    expect(await take(id)).toBe('approved');
    expect(await auditOf('review.approved')).toHaveLength(2);
  });

  test('is rejected by one, before and after an approval of another', async () => {
    const { id, on } = await anOpenOne();
    await decideShown(database, on, 'approved');
    expect(await decideShown(database, on, 'rejected')).toMatchObject({ code: 'ReviewDecided' });
    const rejected = await decideShown(database, on, 'rejected', 'control.minh');
    expect(rejected).toEqual({ flowId: flow.id, outcome: 'rejected' });
    expect(await decideShown(database, on, 'approved', 'support.hoa')).toMatchObject({
      code: 'ReviewDecided',
    });
    expect(await take(id)).toBe('rejected');
  });

  test('that two approve at once is approved once', async () => {
    const { id, on } = await anOpenOne();
    const outcomes = await Promise.all(
      ['support.lan', 'control.minh'].map((by) => decideShown(database, on, 'approved', by)),
    );
    expect(outcomes).toContainEqual({ flowId: flow.id, outcome: null });
    expect(outcomes).toContainEqual({ flowId: flow.id, outcome: 'approved' });
    expect(await take(id)).toBe('approved');
  });
});

test('a review is closed by the waiting point that its flow goes on to, which says so', async () => {
  const id = await anOpenReview();
  const record = {
    ...startedRecord(
      { kind: 'registration', method: 'mobile_subscriber' },
      { flowId: flow.id, reference: flow.reference, deadlineMs: 60_000 },
      Date.now(),
      { waitingFor: 'citizen', actions: ['submit', 'cancel'] },
    ),
    sequence: 2,
  };
  const saved: SavedFlow = { record, personal: null, event: 'otp.sent', actor: 'citizen' };
  const endsReview = { id, because: 'source_confirmed' } as const;
  await saveFlow(database.db, keys, { ...saved, endsReview });
  expect((await shown()).state).toBe('source_confirmed');
  expect(await auditOf('otp.sent')).toEqual([
    {
      actor: 'citizen',
      details: expect.objectContaining({ review: id, closed: 'source_confirmed' }),
    },
  ]);
});

test('who has looked at a claim, and why, is in the audit trail', async () => {
  const id = await anOpenReview();
  await shown();
  const details = { review: id, ticket: 'T-1', reason: 'papers seen by video call' };
  expect(await auditOf('review.shown')).toEqual([{ actor: 'staff:support.lan', details }]);
});

test('of several reviews the claim of the latest alone is opened', async () => {
  await anOpenReview();
  await closeReviews(database.db, flow.id, 'claim_changed');
  const latest = await anOpenReview(other);
  expect(await shown()).toMatchObject({ id: latest, claim: other.shown });
});

test('the list has what is open, the first due first, and nothing that is closed or overdue', async () => {
  const later = await anOpenReview(claim, 120_000);
  await anOpenReview(claim, -1);
  const soon = await anOpenReview(claim, 60_000);
  const { items, total } = await listOpenReviews(database, 1_000);
  const mine = items.filter(({ flowId }) => flowId === flow.id);
  expect(mine.map(({ id }) => id)).toEqual([soon, later]);
  expect(total).toBe(items.length);
  expect(JSON.stringify(mine)).not.toContain('001090012345');
});

test('a claim has one digest, however its members come', () => {
  const { shown: members, subject } = claim;
  const turned = Object.fromEntries(Object.entries(members).reverse());
  expect(claimDigest(keys, { shown: turned, subject })).toBe(claimDigest(keys, claim));
  expect(claimDigest(keys, other)).not.toBe(claimDigest(keys, claim));
  const renumbered = { shown: members, subject: other.subject };
  expect(claimDigest(keys, renumbered)).not.toBe(claimDigest(keys, claim));
});
