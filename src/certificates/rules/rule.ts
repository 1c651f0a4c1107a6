import type { Certificate } from 'pkijs';
import type { CertificateProblem } from '../verdict.ts';

/**
 * Says what is wrong with a certificate by itself, without the network; `undefined` when nothing is.
 * @throws DerError where what the rule looks at cannot be read.
 */
export type CertificateRule = (
  certificate: Certificate,
  now: Date,
) => CertificateProblem | undefined;
