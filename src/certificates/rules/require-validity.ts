import type { CertificateRule } from './rule.ts';

/** Both ends of the validity are part of it (RFC 5280 section 4.1.2.5). */
export const requireValidity: CertificateRule = ({ notBefore, notAfter }, now) => {
  if (now < notBefore.value) return 'CertificateNotYetValid';
  return now > notAfter.value ? 'CertificateExpired' : undefined;
};
