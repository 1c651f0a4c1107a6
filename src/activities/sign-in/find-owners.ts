import { findOwner, findPostOwner as findLinked } from '../../db/sessions/find-owner.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { numbersOfHolder } from '../signatures/recognise-holder.ts';
import type { SignInActivities } from './sign-in-activities.ts';

/**
 * The account that the holder of a certificate owns, by its numbers and those that the insurer knows for
 * them. Throws OutsideSystemError when the insurer has to be asked and does not answer.
 */
export async function findCertificateOwner(
  deps: Pick<ActivityDeps, 'database' | 'keys' | 'insurer' | 'timeouts'>,
  { proof, identity }: Parameters<SignInActivities['findCertificateOwner']>[0],
): ReturnType<SignInActivities['findCertificateOwner']> {
  const known = await numbersOfHolder(deps, proof.flowId, identity);
  if ('findings' in known) return { refused: 'CertificateHolderUnknown', ...known };
  const { subjectType } = identity;
  const { documents } = known;
  return { owner: await findOwner(deps.database.db, deps.keys, { subjectType, documents }) };
}

/** The account that one at Vietnam Post is linked to. */
export async function findPostOwner(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { subject }: { subject: string },
): ReturnType<SignInActivities['findPostOwner']> {
  return { owner: await findLinked(database.db, keys, subject) };
}
