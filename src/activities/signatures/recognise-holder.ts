import { isRegistered } from '../../db/accounts/accounts.ts';
import { compareNames } from '../../domain/subject/names.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { Holder, HolderRefused, RecogniseHolder } from './certificate-activities.ts';
import type { CertificateIdentity } from '../../certificates/verdict.ts';

type Numbers = { documents: IdentityNumber[] } | { findings: string[] };
type HolderDeps = Pick<ActivityDeps, 'database' | 'keys' | 'insurer' | 'timeouts'>;

/**
 * The numbers that a certificate's holder is known by, and whether one of them has an account. A
 * certificate with a social insurance number says nothing of the identity number, by which
 * duplicates are found: the insurer's record does, and without one the holder is refused. Throws
 * OutsideSystemError when the insurer has to be asked and does not answer.
 */
export async function recogniseHolder(
  deps: HolderDeps,
  { proof, identity }: RecogniseHolder,
): Promise<Holder | HolderRefused> {
  const known = await numbersOfHolder(deps, proof.flowId, identity);
  if ('findings' in known) return { refused: 'CertificateHolderUnknown', ...known };
  const { subjectType } = identity;
  const { documents } = known;
  return {
    subjectType,
    documents,
    isRegistered: await isRegistered(deps.database.db, deps.keys, subjectType, documents),
  };
}

/** The numbers of a certificate, and those of its holder at the insurer; or why there are none to go by. */
export async function numbersOfHolder(
  deps: Pick<HolderDeps, 'insurer' | 'timeouts'>,
  flowId: string,
  identity: CertificateIdentity,
): Promise<Numbers> {
  const ofRecord = await numbersOfRecord(deps, flowId, identity);
  return 'findings' in ofRecord
    ? ofRecord
    : { documents: [...identity.numbers, ...ofRecord.documents] };
}

/** None where none are needed; else why the insurer has none for this holder. */
async function numbersOfRecord(
  { insurer, timeouts }: Pick<HolderDeps, 'insurer' | 'timeouts'>,
  flowId: string,
  { fullName, numbers }: CertificateIdentity,
): Promise<Numbers> {
  const insured = numbers.find(({ kind }) => kind === 'social_insurance');
  if (!insured) return { documents: [] };
  const call = { timeoutMs: timeouts.insurerMs, correlationId: flowId };
  const found = await insurer.readRecord(insured.number, call);
  // A record of another name is another person's: its numbers are nobody's to take.
  if (found.outcome !== 'found') return { findings: ['socialInsuranceNumber'] };
  if (!areOneName(fullName, found.record.fullName)) return { findings: ['fullName'] };
  const { documents } = found.record;
  return documents.length > 0 ? { documents } : { findings: ['documents'] };
}

/** Both are of sources, and either may be the one without accents. */
function areOneName(certified: string, recorded: string | undefined): boolean {
  if (recorded === undefined) return false;
  return [compareNames(certified, recorded), compareNames(recorded, certified)].some(
    (agreement) => agreement !== 'different',
  );
}
