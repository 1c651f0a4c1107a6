import type { Certificate } from 'pkijs';
import type { CertificatePath } from '../../path/certificate-path.ts';
import { isSignedWith } from '../../verify-signature.ts';
import type { DistributionPoint } from './distribution-points.ts';
import { deltasOf } from './deltas-of.ts';
import { findEntry, type ListEntry } from './find-entry.ts';
import { findListSigner, type ListSigner } from './find-list-signer.ts';
import { isCurrent } from './is-current.ts';
import { isInScope, isOfIssuer } from './is-in-scope.ts';
import type { RevocationList } from './revocation-list.ts';

/** Why a list says nothing of a certificate. */
export type ListFault =
  'malformed' | 'not_understood' | 'not_current' | 'other_issuer' | 'other_scope' | 'not_signed';

type Given = {
  path: CertificatePath;
  others: readonly Certificate[];
  now: Date;
  certificate: Certificate;
  point: DistributionPoint;
  deltas: readonly RevocationList[];
};

/** What a complete list, with the delta that goes on from it, says (RFC 5280 section 6.3.3 a to k). */
export async function consultList(
  list: RevocationList,
  given: Given,
): Promise<ListFault | { status: 'good' | 'revoked'; signer: ListSigner }> {
  const { certificate, point, now } = given;
  if (!list.isUnderstood) return 'not_understood';
  if (!isOfIssuer(list, point, certificate)) return 'other_issuer';
  if (!isInScope(list, point, certificate)) return 'other_scope';
  if (!isCurrent(list, now)) return 'not_current';
  const signer = await findListSigner(list, given);
  if (!signer) return 'not_signed';
  const entry = findEntry(list, certificate);
  for (const delta of deltasOf(list, given.deltas)) {
    if (!(await isUsable(delta, signer, now))) continue;
    // (i) and (j): the complete list is asked where the delta has nothing on the certificate.
    const later = findEntry(delta, certificate);
    return conclude(later === 'absent' ? entry : later, signer);
  }
  return conclude(entry, signer);
}

/** (h): a delta is signed with the very key of its complete list. */
async function isUsable(delta: RevocationList, { path }: ListSigner, now: Date): Promise<boolean> {
  const [signer] = path;
  if (!signer || !delta.isUnderstood || !isCurrent(delta, now)) return false;
  return isSignedWith(delta.signed, signer);
}

function conclude(entry: ListEntry, signer: ListSigner) {
  if (entry === 'unreadable') return 'not_understood';
  return { status: entry === 'revoked' ? 'revoked' : 'good', signer } as const;
}
