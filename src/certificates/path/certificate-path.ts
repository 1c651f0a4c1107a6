import type { Certificate } from 'pkijs';

/** Certificates of a path, from the one that is judged to the trust anchor. */
export type CertificatePath = readonly Certificate[];
