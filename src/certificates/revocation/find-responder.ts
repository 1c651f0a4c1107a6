import { ExtKeyUsage, type BasicOCSPResponse, type Certificate } from 'pkijs';
import { oids } from '../../adapters/ca/client.ts';
import { parsedExtension } from '../extensions.ts';
import { requireKeyStrength } from '../rules/require-key-strength.ts';
import { requireStrongSignature } from '../rules/require-strong-signature.ts';
import { requireValidity } from '../rules/require-validity.ts';
import { isSignedWith } from './verify-signature.ts';

/**
 * Whether whoever signed the answer may speak for the CA (RFC 6960 section 4.2.2.2): the CA itself,
 * or one whose certificate is issued by that very CA with id-kp-OCSPSigning and is valid now.
 */
export async function isSignedByResponder(
  answer: BasicOCSPResponse,
  issuer: Certificate,
  now: Date,
): Promise<boolean> {
  const signed = {
    tbs: answer.tbsResponseData.tbsView,
    signature: answer.signature,
    algorithm: answer.signatureAlgorithm,
  };
  if (await isSignedWith(signed, issuer)) return true;
  for (const candidate of answer.certs ?? []) {
    if (!(await mayAnswer(candidate, issuer, now))) continue;
    if (await isSignedWith(signed, candidate)) return true;
  }
  return false;
}

async function mayAnswer(candidate: Certificate, issuer: Certificate, now: Date): Promise<boolean> {
  const purposes = parsedExtension(candidate, oids.extKeyUsage, ExtKeyUsage)?.keyPurposes ?? [];
  if (!purposes.includes(oids.ocspSigning) || !isNeverRevoked(candidate)) return false;
  const problem = requireStrongSignature(candidate, now) ?? requireKeyStrength(candidate, now);
  if (problem !== undefined || requireValidity(candidate, now) !== undefined) return false;
  if (!candidate.issuer.isEqual(issuer.subject)) return false;
  const { tbsView: tbs, signatureValue: signature, signatureAlgorithm: algorithm } = candidate;
  return isSignedWith({ tbs, signature, algorithm }, issuer);
}

/** Who would be asked about the responder's own certificate? Only one with id-pkix-ocsp-nocheck is believed. */
function isNeverRevoked({ extensions = [] }: Certificate): boolean {
  return extensions.some(({ extnID }) => extnID === oids.ocspNoCheck);
}
