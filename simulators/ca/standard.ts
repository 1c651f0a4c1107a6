/** Media types of RFC 6960 (OCSP) and RFC 2585 (CRL, certificate). */
export const mediaTypes = {
  ocspRequest: 'application/ocsp-request',
  ocspAnswer: 'application/ocsp-response',
  crl: 'application/pkix-crl',
  certificate: 'application/pkix-cert',
} as const;

/** OIDs of RFC 5280 and RFC 6960. */
export const oids = {
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
  caIssuers: '1.3.6.1.5.5.7.48.2',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  crlDistributionPoints: '2.5.29.31',
  issuingDistributionPoint: '2.5.29.28',
} as const;
