import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase, rows } from '../../../src/db/database.ts';
import { type SavedFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { claimDigest } from '../../../src/db/staff/claim-digest.ts';
import { decideReview } from '../../../src/db/staff/decide-review.ts';
import { latestReviewOf, readReview } from '../../../src/db/staff/find-reviews.ts';
import { closeReviews, openReview, takeDecision } from '../../../src/db/staff/reviews.ts';
import type { Level } from '../../../src/domain/flows/levels.ts';
import type { PapersSeen } from '../../../src/domain/staff/papers.ts';
import type { StaffRole } from '../../../src/domain/staff/roles.ts';
import { formatReference } from '../../../src/domain/flows/reference.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

const claim = claimOf('Nguyễn Văn An', '001090012345');
const other = claimOf('Trần Thị Bình', '001185012346');

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

let flow: { id: string; reference: string };
beforeEach(async () => {
  const code = randomUUID().replaceAll('-', '').slice(0, 8).toUpperCase();
  flow = { id: randomUUID(), reference: formatReference(code) };
  await saveFlow(database.db, keys, { ...aWaitingFlow(1), event: 'review.requested' });
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

/** The flow as it waits; its next waiting point has the next number. */
function aWaitingFlow(sequence: number): Omit<SavedFlow, 'event'> {
  const record = {
    ...startedRecord(
      { kind: 'registration', method: 'mobile_subscriber' },
      { flowId: flow.id, reference: flow.reference, deadlineMs: 60_000 },
      Date.now(),
      { waitingFor: 'citizen', actions: ['submit', 'cancel'] },
    ),
    sequence,
  };
  return { record, personal: null, actor: 'citizen' };
}

type Act = {
  by?: string;
  decision?: 'papers' | 'approved' | 'rejected';
  papers?: PapersSeen | null;
  claimDigest?: string;
  key?: string;
  requestMac?: Buffer;
};
const why = { ticket: 'T-1', reason: 'papers seen by video call' };
const seen: PapersSeen = { kinds: ['citizen_id_card'], seenAt: 'video' };
const members: Record<string, StaffRole[]> = {
  lan: ['support'],
  minh: ['supervisor'],
  mai: ['support', 'supervisor'],
};
/** An approval by a clerk who names the papers, unless told. */
const act = (reviewId: string, { by = 'lan', decision = 'approved', ...given }: Act = {}) =>
  decideReview(database, {
    reviewId,
    decision,
    claimDigest: claimDigest(keys, claim),
    papers: decision === 'rejected' ? null : seen,
    by: { id: by, roles: members[by] ?? [] },
    why,
    key: randomUUID(),
    requestMac: Buffer.from(JSON.stringify([reviewId, by, decision])),
    ...given,
  });
const kept = (verdict: 'approved' | 'rejected' | null) => ({
  outcome: 'kept',
  flowId: flow.id,
  verdict,
});
const refused = (code: string) => ({ outcome: 'refused', flowId: flow.id, code });
const shown = (id: string) => readReview(database.db, keys, id);
const take = (reviewId: string, of = claim, flowId = flow.id) =>
  takeDecision(database, { flowId, reviewId, claimDigest: claimDigest(keys, of) });
const auditOf = (event: string) =>
  rows(
    database.db,
    sql<{ actor: string; details: unknown }>`
      select actor, details from audit_event where flow_id = ${flow.id} and event = ${event} order by id`,
  );

describe('a decision', () => {
  test('is of the review and the claim that were shown, and can be told again until it is taken', async () => {
    const id = await anOpenReview();
    expect(await shown(id)).toMatchObject({ id, state: 'open', claim: claim.shown });
    const key = randomUUID();
    expect(await act(id, { key })).toEqual(kept('approved'));
    expect(await act(id, { key })).toEqual(kept('approved'));
    expect(await act(id, { key, requestMac: Buffer.from('x') })).toEqual({ outcome: 'key_reused' });
    expect(await act(id)).toEqual(kept('approved'));
    expect((await shown(id))?.decisions).toMatchObject([
      { decidedBy: 'lan', papers: seen, ...why },
    ]);
    expect(await take(id)).toBe('approved');
    expect(await take(id)).toBe('approved');
    expect(await act(id)).toEqual(refused('ReviewDecided'));
  });

  test('of another claim is none: neither when it is given, nor when it is taken', async () => {
    const id = await anOpenReview();
    const ofOther = { claimDigest: claimDigest(keys, other) };
    expect(await act(id, ofOther)).toEqual(refused('ClaimChanged'));
    await act(id);
    expect(await take(id, other)).toBeNull();
    expect(await take(id, claim, randomUUID())).toBeNull();
    expect(await take(randomUUID())).toBeNull();
    expect(await take('none')).toBeNull();
  });

  test('is not turned into another one, and who is refused stands in the audit trail', async () => {
    const id = await anOpenReview();
    await act(id, { decision: 'rejected' });
    expect(await act(id, { by: 'minh' })).toEqual(refused('ReviewDecided'));
    const details = { code: 'ReviewDecided', review: id, decision: 'approved', ...why };
    expect(await auditOf('review.decision_refused')).toEqual([{ actor: 'staff:minh', details }]);
    expect(await auditOf('staff.review_approved')).toEqual([]);
  });

  test.each([
    ['claim_changed', 'ClaimChanged'],
    ['source_confirmed', 'ReviewClosed'],
    ['flow_ended', 'ReviewClosed'],
  ] as const)('of a review that is closed (%s) is refused: %s', async (because, code) => {
    const id = await anOpenReview();
    await closeReviews(database.db, flow.id, because);
    expect(await act(id)).toEqual(refused(code));
    expect(await shown(id)).toMatchObject({ state: because, decisions: [] });
    expect(await take(id)).toBeNull();
  });

  test('that was given before the review was closed is not taken any more', async () => {
    const id = await anOpenReview();
    await act(id);
    await closeReviews(database.db, flow.id, 'claim_changed');
    expect(await take(id)).toBeNull();
  });

  test('after the time of the review, or of none at all, is refused', async () => {
    const id = await anOpenReview(claim, -1);
    expect(await act(id)).toEqual(refused('ReviewClosed'));
    for (const none of [randomUUID(), 'none']) {
      expect(await act(none)).toEqual({ outcome: 'not_found' });
    }
  });
});

describe('a review of level 3', () => {
  test('is approved by a supervisor, of papers that somebody else has recorded', async () => {
    const id = await anOpenReview(claim, 60_000, 3);
    expect(await act(id, { by: 'mai' })).toEqual(refused('PapersMissing'));
    expect(await act(id, { by: 'mai', decision: 'papers' })).toEqual(kept(null));
    expect(await act(id, { by: 'mai' })).toEqual(refused('FourEyesNeeded'));
    expect(await act(id, { by: 'lan' })).toEqual(refused('StaffRoleMissing'));
    expect(await take(id)).toBeNull();
    expect(await act(id, { by: 'minh', papers: null })).toEqual(kept('approved'));
    expect(await take(id)).toBe('approved');
    expect(await auditOf('staff.review_papers')).toEqual([
      { actor: 'staff:mai', details: expect.objectContaining({ review: id, papers: seen }) },
    ]);
  });

  test('is rejected by a supervisor alone, also after papers', async () => {
    const id = await anOpenReview(claim, 60_000, 3);
    expect(await act(id, { decision: 'rejected' })).toEqual(refused('StaffRoleMissing'));
    await act(id, { decision: 'papers' });
    expect(await act(id, { by: 'minh', decision: 'rejected' })).toEqual(kept('rejected'));
    expect(await act(id, { by: 'mai' })).toEqual(refused('ReviewDecided'));
    expect(await take(id)).toBe('rejected');
  });

  test('that two approved before papers were recorded stays approved', async () => {
    const id = await anOpenReview(claim, 60_000, 3);
    for (const by of ['quay.lan', 'kiemsoat.minh']) {
      expect(await take(id)).toBeNull();
      await sql`
        insert into review_decision (review_id, claim_digest, decision, decided_by, reason, ticket)
        values (${id}, ${claimDigest(keys, claim)}, 'approved', ${by}, 'r', 'T-1')`.execute(
        database.db,
      );
    }
    expect(await take(id)).toBe('approved');
  });

  test('that two decide at once is decided once', async () => {
    const id = await anOpenReview(claim, 60_000, 3);
    await act(id, { decision: 'papers' });
    const outcomes = await Promise.all([
      act(id, { by: 'minh' }),
      act(id, { by: 'mai', decision: 'rejected' }),
    ]);
    expect(outcomes).toContainEqual(refused('ReviewDecided'));
    expect((await shown(id))?.decisions).toHaveLength(2);
  });
});

test('a review is closed by the waiting point that its flow goes on to, which says so', async () => {
  const id = await anOpenReview();
  const endsReview = { id, because: 'source_confirmed' } as const;
  await saveFlow(database.db, keys, { ...aWaitingFlow(2), event: 'otp.sent', endsReview });
  expect((await shown(id))?.state).toBe('source_confirmed');
  expect(await auditOf('otp.sent')).toEqual([
    {
      actor: 'citizen',
      details: expect.objectContaining({ review: id, closed: 'source_confirmed' }),
    },
  ]);
});

test('of several reviews of a flow the claim of the latest alone is opened', async () => {
  const first = await anOpenReview();
  await closeReviews(database.db, flow.id, 'claim_changed');
  const latest = await anOpenReview(other);
  expect(await shown(first)).toMatchObject({ claim: null });
  expect(await shown(latest)).toMatchObject({ claim: other.shown });
  expect(await latestReviewOf(database.db, flow.id)).toBe(latest);
  expect(await latestReviewOf(database.db, randomUUID())).toBeNull();
  expect(await shown('none')).toBeNull();
});
