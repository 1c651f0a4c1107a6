import { ExtKeyUsage, type Certificate } from 'pkijs';
import { oids } from '../../../adapters/ca/client.ts';
import { parsedExtension } from '../../extensions.ts';
import type { KnownLinks } from '../../memory/known-links.ts';
import { readCertificate } from '../../read-certificate.ts';
import { requireKeyStrength } from '../../rules/require-key-strength.ts';
import { requireStrongSignature } from '../../rules/require-strong-signature.ts';
import { requireValidity } from '../../rules/require-validity.ts';
import { isSignedWith, signedOf } from '../../verify-signature.ts';
import type { BasicAnswer } from './basic-answer.ts';

type Given = {
  issuer: Certificate;
  now: Date;
  links?: KnownLinks | undefined;
  /** Whether the CA's lists say that a responder is still one. */
  isGood: (responder: Certificate) => Promise<boolean>;
};

/** Anybody can write certificates beside an answer: more than this are not looked at. */
const mostCandidates = 4;

/**
 * Who has signed an answer and may speak for the CA (RFC 6960 section 4.2.2.2): one whose certificate
 * is issued by that very CA with id-kp-OCSPSigning, is valid now and not revoked, by
 * id-pkix-ocsp-nocheck, else by the CA's lists (section 4.2.2.2.1); or the CA itself. `undefined`:
 * nobody.
 */
export async function findResponder(
  { certificates, signed }: BasicAnswer,
  given: Given,
): Promise<Certificate | undefined> {
  const { issuer, now, links, isGood } = given;
  const read = links?.read ?? readCertificate;
  for (const der of certificates.slice(0, mostCandidates)) {
    const candidate = read(der);
    if (!candidate || !mayAnswer(candidate, issuer, now)) continue;
    if (!(await isIssued(candidate, given)) || !(await isSignedWith(signed, candidate))) continue;
    return isNeverRevoked(candidate) || (await isGood(candidate)) ? candidate : undefined;
  }
  return (await isSignedWith(signed, issuer)) ? issuer : undefined;
}

function mayAnswer(candidate: Certificate, issuer: Certificate, now: Date): boolean {
  const purposes = parsedExtension(candidate, oids.extKeyUsage, ExtKeyUsage)?.keyPurposes ?? [];
  if (!purposes.includes(oids.ocspSigning)) return false;
  const problem = requireStrongSignature(candidate, now) ?? requireKeyStrength(candidate, now);
  if (problem !== undefined || requireValidity(candidate, now) !== undefined) return false;
  return candidate.issuer.isEqual(issuer.subject);
}

async function isIssued(candidate: Certificate, { issuer, links }: Given): Promise<boolean> {
  if (links?.hasLink(candidate, issuer) === true) return true;
  if (!(await isSignedWith(signedOf(candidate), issuer))) return false;
  links?.keepLink(candidate, issuer);
  return true;
}

/** Its CA renews such a certificate often, and says that it need not be asked about. */
function isNeverRevoked({ extensions = [] }: Certificate): boolean {
  return extensions.some(({ extnID }) => extnID === oids.ocspNoCheck);
}
