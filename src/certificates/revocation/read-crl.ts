import { CertificateRevocationList, type Certificate } from 'pkijs';
import { caFailure } from '../../adapters/ca/client.ts';
import { areCriticalOnesAmong } from '../extensions.ts';
import { allowsUsage } from '../key-usage.ts';
import { requireFresh } from './require-fresh.ts';
import type { CertificateStatus } from './status.ts';
import { isSignedWith } from './verify-signature.ts';

type Given = { certificate: Certificate; issuer: Certificate; now: Date };

/**
 * What a CA's list says of a certificate (RFC 5280 section 6.3.3); one that is on hold counts as
 * revoked. Throws OutsideSystemError where the list is not to be believed: of another issuer, not
 * signed by it, not of now, or covering only a part. A critical extension would say the last.
 */
export async function readCrl(
  der: Uint8Array,
  { certificate, issuer, now }: Given,
): Promise<CertificateStatus> {
  const list = parseList(der);
  if (!list.issuer.isEqual(issuer.subject) || allowsUsage(issuer, 'cRLSign') !== true) {
    throw caFailure('malformed', 'the list is of another issuer');
  }
  const { tbsView: tbs, signatureValue: signature, signatureAlgorithm: algorithm } = list;
  if (!(await isSignedWith({ tbs, signature, algorithm }, issuer))) {
    throw caFailure('malformed', 'the list is not signed by its issuer');
  }
  if (!areCriticalOnesAmong(list.crlExtensions ?? {}, new Set())) {
    throw caFailure('malformed', 'the list covers only a part');
  }
  if (!list.nextUpdate) throw caFailure('malformed', 'the list does not say until when it is good');
  requireFresh(list.thisUpdate.value, list.nextUpdate.value, now);
  return list.isCertificateRevoked(certificate) ? 'revoked' : 'good';
}

function parseList(der: Uint8Array): CertificateRevocationList {
  try {
    return CertificateRevocationList.fromBER(Uint8Array.from(der));
  } catch (error) {
    throw caFailure('malformed', 'no revocation list', error);
  }
}
