import { readOid, readSequence } from '../der/read-values.ts';
import { extensionValue, isCritical } from '../extensions.ts';
import type { CertificateRule } from './rule.ts';

const extKeyUsage = '2.5.29.37';

/** Purposes for which people are given certificates to sign with, or to show who they are. */
const ofPeople = new Set([
  '2.5.29.37.0', // anyExtendedKeyUsage (RFC 5280 section 4.2.1.12)
  '1.3.6.1.5.5.7.3.2', // clientAuth
  '1.3.6.1.5.5.7.3.4', // emailProtection
  '1.3.6.1.5.5.7.3.36', // documentSigning (RFC 9336)
  '1.3.6.1.4.1.311.10.3.12', // Microsoft's document signing
  '1.3.6.1.4.1.311.20.2.2', // Microsoft's smart card log-on
  '1.2.840.113583.1.1.5', // Adobe's authentic documents
]);
/** Purposes of services, which sign for nobody. */
const ofServices = new Set([
  '1.3.6.1.5.5.7.3.1', // serverAuth
  '1.3.6.1.5.5.7.3.3', // codeSigning
  '1.3.6.1.5.5.7.3.8', // timeStamping
  '1.3.6.1.5.5.7.3.9', // OCSPSigning
]);

/**
 * "The certificate MUST only be used for one of the purposes indicated" (RFC 5280 section 4.2.1.12).
 * CAs have purposes of their own, which are taken for a person's where they are not critical.
 */
export const requireSigningPurpose: CertificateRule = (certificate) => {
  const value = extensionValue(certificate, extKeyUsage);
  if (!value) return undefined;
  const purposes = readSequence(value).map(readOid);
  const isForPeople = isCritical(certificate, extKeyUsage)
    ? purposes.some((purpose) => ofPeople.has(purpose))
    : purposes.some((purpose) => !ofServices.has(purpose));
  return isForPeople ? undefined : 'CertificateNotForSigning';
};
