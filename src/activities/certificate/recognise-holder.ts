import { isRegistered } from '../../db/accounts.ts';
import { compareNames } from '../../domain/names.ts';
import type { IdentityNumber } from '../../domain/identity.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { Holder, RecogniseHolder } from '../certificate-activities.ts';
import type { CertificateIdentity } from './verdict.ts';

/**
 * The numbers that a certificate's holder is known by, and whether one of them has an account. A
 * certificate with a social insurance number says nothing of the identity number, by which
 * duplicates are found: the insurer's record does. Throws OutsideSystemError when the insurer has to
 * be asked and does not answer.
 */
export async function recogniseHolder(
  deps: ActivityDeps,
  { flowId, identity }: RecogniseHolder,
): Promise<Holder> {
  const { subjectType, numbers } = identity;
  const documents = [...numbers, ...(await numbersOfRecord(deps, flowId, identity))];
  return {
    subjectType,
    documents,
    isRegistered: await isRegistered(deps.database.db, deps.keys, subjectType, documents),
  };
}

async function numbersOfRecord(
  { insurer, timeouts }: ActivityDeps,
  flowId: string,
  { fullName, numbers }: CertificateIdentity,
): Promise<IdentityNumber[]> {
  const insured = numbers.find(({ kind }) => kind === 'social_insurance');
  if (!insured) return [];
  const call = { timeoutMs: timeouts.insurerMs, correlationId: flowId };
  const found = await insurer.readRecord(insured.number, call);
  // A record of another name is another person's: its numbers are nobody's to take.
  return found.outcome === 'found' && compareNames(fullName, found.record.fullName) !== 'different'
    ? found.record.documents
    : [];
}
