import type { Certificate } from 'pkijs';
import type { CertificateProblem } from '../verdict.ts';

/** Says what is wrong with a certificate by itself, without the network; `undefined` when nothing is. */
export type CertificateRule = (
  certificate: Certificate,
  now: Date,
) => CertificateProblem | undefined;
