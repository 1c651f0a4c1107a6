import type { Certificate } from 'pkijs';
import { allowsUsage } from '../../key-usage.ts';
import { isSelfIssued, subjectOf } from '../../names/names-of.ts';
import { areSameNames } from '../../names/read-name.ts';
import type { CertificatePath } from '../../path/certificate-path.ts';
import { findTrustedPaths } from '../../path/find-trusted-paths.ts';
import { requireKeyStrength } from '../../rules/require-key-strength.ts';
import { isSignedWith } from '../../verify-signature.ts';
import type { RevocationList } from './revocation-list.ts';

/** Anybody can write certificates with a CA's name: more than this are not looked at. */
const mostCandidates = 8;

/** Whose certificates may have signed a list, beside those of the path itself. */
type Given = { path: CertificatePath; others: readonly Certificate[]; now: Date };

/** How the signer of a list leads to the root of the path; `isBeside`: not by the path itself. */
export type ListSigner = { path: CertificatePath; isBeside: boolean };

/**
 * Who has signed a list: a certificate of its issuer's name that may sign lists, and leads to the
 * same trust anchor (RFC 5280 section 6.3.3 f and g). `undefined` where there is none. One that is
 * asked about vouches for itself only where its CA has named it as the issuer of its list, which is
 * more than having its CA's name.
 */
export async function findListSigner(
  list: RevocationList,
  { path, others, now }: Given,
): Promise<ListSigner | undefined> {
  const [own] = path;
  for (const [place, candidate] of path.entries()) {
    if (!maySign(candidate, list, now) || (candidate === own && isSelfIssued(own))) continue;
    if (await isSignedWith(list.signed, candidate)) {
      return { path: path.slice(place), isBeside: false };
    }
  }
  const roots = path.slice(-1);
  const intermediates = [...path.slice(1, -1), ...others];
  const candidates = others.filter((one) => !isSame(one, own) && maySign(one, list, now));
  for (const candidate of candidates.slice(0, mostCandidates)) {
    // Its path before its signature: nobody else chooses the key that is computed with.
    const found = await findTrustedPaths({ leaf: candidate, intermediates, roots, now });
    const [trusted] = found.paths;
    if (trusted && (await isSignedWith(list.signed, candidate))) {
      return { path: trusted, isBeside: true };
    }
  }
  return undefined;
}

function isSame({ tbsView }: Certificate, other: Certificate | undefined): boolean {
  return other !== undefined && Buffer.from(tbsView).equals(other.tbsView);
}

function maySign(candidate: Certificate, { issuer }: RevocationList, now: Date): boolean {
  // "If a key usage extension is present in the CRL issuer's certificate, verify that the cRLSign bit is set."
  if (allowsUsage(candidate, 'cRLSign') === false) return false;
  return areSameNames(subjectOf(candidate), issuer) && !requireKeyStrength(candidate, now);
}
