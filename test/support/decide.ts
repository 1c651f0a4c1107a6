import { sql } from 'kysely';
import { z } from 'zod';
import { type ReviewView, reviewView } from '../../src/domain/staff/review-view.ts';
import { onlyRow } from '../../src/db/database.ts';
import { signInStaff, type SignedInStaff, type StaffAnswer } from './staff.ts';
import type { System } from './system.ts';

/** The sample staff by what they do here. */
export const [clerk, supervisor, both] = ['hotro1', 'kiemsoat1', 'kiemsoat2'] as const;
export const seen = { kinds: ['citizen_id_card'], seenAt: 'counter' } as const;

type Where = Pick<System, 'url' | 'database'>;
type Act = {
  decision: 'papers' | 'approved' | 'rejected';
  papers?: object;
  claimDigest?: string;
  key?: string;
};

const signedIn = new WeakMap<Where['database'], Map<string, Promise<SignedInStaff>>>();

/** A member of the sample staff, signed in once for each system. */
export async function staffOf({ url, database }: Where, username: string): Promise<SignedInStaff> {
  const members = signedIn.get(database) ?? new Map<string, Promise<SignedInStaff>>();
  signedIn.set(database, members);
  const member = members.get(username) ?? signInStaff(url, username);
  members.set(username, member);
  return member;
}

/** The latest review of a reference, as a member of staff is shown it. */
export async function shownReview(
  where: Where,
  reference: string,
  by: string = clerk,
): Promise<ReviewView> {
  const { id } = await onlyRow(
    where.database.db,
    sql<{ id: string }>`
      select id from review where reference = ${reference} order by requested_at desc limit 1`,
  );
  const staff = await staffOf(where, by);
  const { json } = await staff.send('GET', `/v1/staff/reviews/${id}`);
  return reviewView.parse(json);
}

/** Does something about a review, of the claim that was shown, as one member of staff or another. */
export async function act(
  where: Where,
  { id, claimDigest }: Pick<ReviewView, 'id' | 'claimDigest'>,
  by: string,
  { key, ...body }: Act,
): Promise<StaffAnswer> {
  const staff = await staffOf(where, by);
  const path = `/v1/staff/reviews/${id}/decisions`;
  return staff.send('POST', path, { body: { claimDigest, ...body }, ...(key && { key }) });
}

/** The code that an act was refused with, or the state that the review is in. */
export function outcomeOf({ status, json }: StaffAnswer): readonly [number, string] {
  const refusal = z.object({ code: z.string() }).safeParse(json).data;
  return [status, refusal?.code ?? reviewView.parse(json).state];
}

/** Has a review decided by whoever it takes: a clerk records the papers, somebody else decides. */
export async function decideBoth(
  where: Where,
  reference: string,
  decision: 'approved' | 'rejected',
): Promise<void> {
  const review = await shownReview(where, reference);
  const steps: [string, Act][] =
    decision === 'approved'
      ? [
          [clerk, { decision: 'papers', papers: seen }],
          [supervisor, { decision }],
        ]
      : [[supervisor, { decision }]];
  for (const [by, step] of steps) {
    const { status, json } = await act(where, review, by, step);
    if (status >= 300) throw new Error(JSON.stringify(json));
  }
}
