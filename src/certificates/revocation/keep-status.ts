import type { Authorities } from '../authorities.ts';
import type { CertificatePath } from '../path/certificate-path.ts';
import type { OcspFinding } from './ocsp/read-ocsp-answer.ts';

/** What is remembered of CAs. */
export type AuthorityMemory = Pick<Authorities, 'links' | 'statuses'>;

type Remembering = { memory?: AuthorityMemory | undefined; now: Date };

/**
 * Whether it was said so recently of a path's first certificate, which is a CA's, that it is not
 * revoked that the answer still holds. A citizen's own certificate is asked about at each signature.
 */
export function isKnownGood(path: CertificatePath, { memory, now }: Remembering): boolean {
  const name = memory && nameOf(path, memory);
  return name !== undefined && memory?.statuses.isGood(name, now.getTime()) === true;
}

/**
 * Keeps what was said of it, no longer than the answer, the certificate and its issuer are valid; and
 * ends what is kept of one that is revoked.
 */
export function keepStatus(
  path: CertificatePath,
  { status, until }: OcspFinding,
  { memory, now, begun }: Remembering & { begun: number },
): void {
  const name = memory && nameOf(path, memory);
  if (name === undefined) return;
  if (status === 'revoked') memory?.statuses.noteRevoked(name);
  if (status !== 'good' || !until) return;
  const ends = [until, ...path.slice(0, 2).map(({ notAfter }) => notAfter.value)].map(Number);
  memory?.statuses.keepGood(name, { begun, now: now.getTime(), until: Math.min(...ends) });
}

/** The word is that of an issuer on a certificate. */
function nameOf([certificate, issuer]: CertificatePath, { links }: AuthorityMemory) {
  if (!certificate || !issuer) return undefined;
  const digests = [links.digestOf(certificate), links.digestOf(issuer)];
  return digests.includes(undefined) ? undefined : digests.join(' ');
}
