/** What a CA says of a certificate; `unknown` is one that it knows nothing of. */
export type CertificateStatus = 'good' | 'revoked' | 'unknown';
