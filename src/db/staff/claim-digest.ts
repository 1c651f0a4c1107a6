import type { SubjectType } from '../../domain/flows/levels.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { Keys } from '../../platform/keys.ts';

/** What staff are asked to confirm, as they see it, and the numbers that an approval goes on with. */
export type ReviewClaim = {
  shown: object;
  subject: { subjectType: SubjectType; documents: readonly IdentityNumber[] };
};

const digestBytes = 16;

/**
 * Names a claim: 32 hexadecimal digits, the same for the same data in whatever order its members
 * come. Keyed, since a plain hash of numbers of 9 or 12 digits can be guessed.
 */
export function claimDigest(keys: Keys, { shown, subject }: ReviewClaim): string {
  const { subjectType, documents } = subject;
  const text = canonical({ shown, subject: { subjectType, documents } });
  return keys.lookup('review-claim', text).subarray(0, digestBytes).toString('hex');
}

/** JSON with the members of each object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
