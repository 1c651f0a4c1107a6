import type { Certificate } from 'pkijs';
import { findTrustedPath } from './path/find-trusted-path.ts';
import { readHolder } from './identity/read-holder.ts';
import { attributeValues } from './identity/subject-attributes.ts';
import { readCertificate, serialOf } from './read-certificate.ts';
import { checkRevocation } from './revocation/check-revocation.ts';
import { findLocalProblem } from './rules/local-rules.ts';
import type { CertificateContext, CertificateProblem, CertificateVerdict } from './verdict.ts';

/** DER. Intermediates may be those that are configured, those that came along, or both. */
type Chain = { leaf: Uint8Array; intermediates: Uint8Array[] };

/**
 * Judges a citizen's or an enterprise's certificate: first by itself, then whose it is, then its path
 * to a root, then what it has signed, and only then over the network, whether it is revoked:
 * addresses are taken from nobody but a CA that is trusted, and keys neither.
 * @throws OutsideSystemError of `ca` when revocation cannot be checked: level 3 fails closed.
 */
export async function verifyCertificate<F = never>(
  chain: Chain,
  { roots, now, revocation, subjectType, findSignatureFault }: CertificateContext<F>,
): Promise<CertificateVerdict<F>> {
  const leaf = readCertificate(chain.leaf);
  if (!leaf) return refused('CertificateUntrusted');

  const problem = findLocalProblem(leaf, now);
  if (problem !== undefined) return refused(problem);

  const reading = readHolder(leaf.subject);
  if (!reading.ok) return reading;
  if (reading.holder.subjectType !== subjectType) return refused('CertificateSubjectMismatch');

  const path = await findTrustedPath({ ...chain, leaf, roots, now });
  if (!path) return refused('CertificateUntrusted');

  const fault = await findSignatureFault?.();
  if (fault !== undefined) return { ok: false, fault };

  const status = revocation ? await checkRevocation(path, { revocation, now }) : 'good';
  if (status === 'revoked') return refused('CertificateRevoked');
  if (status === 'unknown') return refused('CertificateUnknown');
  return { ok: true, identity: { ...reading.holder, ...describe(leaf) } };
}

function refused(code: CertificateProblem): { ok: false; code: CertificateProblem } {
  return { ok: false, code };
}

function describe(leaf: Certificate) {
  return {
    serial: serialOf(leaf),
    issuer: attributeValues(leaf.issuer, 'commonName')[0] ?? '',
    notAfter: leaf.notAfter.value.toISOString(),
  };
}
