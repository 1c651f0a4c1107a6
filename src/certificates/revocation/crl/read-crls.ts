import type { Certificate } from 'pkijs';
import { DerError } from '../../der/read-element.ts';
import type { CertificatePath } from '../../path/certificate-path.ts';
import type { CertificateStatus } from '../status.ts';
import { distributionPointsOf } from './distribution-points.ts';
import { consultList, type ListFault } from './consult-list.ts';
import { allReasons } from './reasons.ts';
import { readRevocationList, type RevocationList } from './revocation-list.ts';

export type CrlQuestion = {
  /** From the certificate that is asked about to the trust anchor; valid by section 6.1. */
  path: CertificatePath;
  /** Certificates among which signers of lists may be that are not on the path. */
  others: readonly Certificate[];
  now: Date;
};

export type CrlReading = {
  /** One that is on hold is revoked. */
  status: CertificateStatus;
  /** Signers that stand beside the path, each with its own: the status holds while none is revoked. */
  signers: readonly CertificatePath[];
  /** Why lists were of no use, for staff and logs. */
  faults: readonly ListFault[];
};

/**
 * What revocation lists (DER) say of the first certificate of a path, by RFC 5280 section 6.3.3:
 * good only where current lists, from those who may sign them, cover every reason; `unknown` for all
 * that they do not tell. Nothing is fetched, and nothing is thrown for what a CA has written wrongly.
 */
export async function readCrls(
  ders: readonly Uint8Array[],
  question: CrlQuestion,
): Promise<CrlReading> {
  const [certificate] = question.path;
  const faults: ListFault[] = [];
  const lists = ders.flatMap((der) => parse(der, faults));
  try {
    if (certificate) return await consultAll(lists, certificate, question, faults);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    faults.push('malformed');
  }
  return { status: 'unknown', signers: [], faults };
}

function parse(der: Uint8Array, faults: ListFault[]): RevocationList[] {
  try {
    return [readRevocationList(der)];
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    faults.push('malformed');
    return [];
  }
}

async function consultAll(
  lists: readonly RevocationList[],
  certificate: Certificate,
  question: CrlQuestion,
  faults: ListFault[],
): Promise<CrlReading> {
  const signers: CertificatePath[] = [];
  const open = new Set(allReasons);
  // The latest first: an older one that is still of now may lack what was revoked since.
  const complete = lists
    .filter(({ baseNumber }) => baseNumber === undefined)
    .sort((one, other) => other.thisUpdate.getTime() - one.thisUpdate.getTime());
  const deltas = lists.filter(({ baseNumber }) => baseNumber !== undefined);
  for (const point of distributionPointsOf(certificate)) {
    for (const list of complete) {
      const reasons = [...point.reasons].filter(
        (one) => list.scope.reasons.has(one) && open.has(one),
      );
      if (reasons.length === 0) continue;
      const said = await consultList(list, { ...question, certificate, point, deltas });
      if (typeof said === 'string') {
        faults.push(said);
        continue;
      }
      if (said.signer.isBeside) signers.push(said.signer.path);
      if (said.status === 'revoked') return { status: 'revoked', signers, faults };
      for (const reason of reasons) open.delete(reason);
    }
  }
  return { status: open.size === 0 ? 'good' : 'unknown', signers, faults };
}
