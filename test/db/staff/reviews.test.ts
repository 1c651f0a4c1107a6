import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import {
  decideReview,
  findUntakenDecision,
  openReview,
  takeDecision,
} from '../../../src/db/staff/reviews.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 5_000 });
}, 60_000);
afterAll(() => database.close());

test('a decision is found until its flow has taken it: it can be told again', async () => {
  const { db } = database;
  const [id, flowId, reference] = [randomUUID(), randomUUID(), 'DD-7K3F-92QX'];
  const dueAt = new Date(Date.now() + 60_000).toISOString();
  await openReview(db, keys, { id, flowId, reference, claim: '{}', findings: [], dueAt });
  const untaken = (decision: 'approved' | 'rejected') =>
    findUntakenDecision(database, reference, decision);
  expect(await untaken('approved')).toBeNull();

  const by = { decidedBy: 'support.lan', reason: 'papers seen', ticket: 'T-1' };
  await decideReview(database, reference, { decision: 'approved', ...by });
  expect(await decideReview(database, reference, { decision: 'approved', ...by })).toBeNull();
  expect(await untaken('approved')).toEqual({ reviewId: id, flowId });
  expect(await untaken('rejected')).toBeNull();

  expect(await takeDecision(database, flowId, id)).toBe('approved');
  expect(await untaken('approved')).toBeNull();
});
