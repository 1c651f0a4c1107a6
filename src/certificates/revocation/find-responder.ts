import { ExtKeyUsage, type BasicOCSPResponse, type Certificate } from 'pkijs';
import { oids } from '../../adapters/ca/client.ts';
import { parsedExtension } from '../extensions.ts';
import { requireKeyStrength } from '../rules/require-key-strength.ts';
import { requireStrongSignature } from '../rules/require-strong-signature.ts';
import { requireValidity } from '../rules/require-validity.ts';
import { isSignedWith } from './verify-signature.ts';

type Given = {
  issuer: Certificate;
  now: Date;
  /** Whether the CA's lists say that a responder is still one. */
  isGood: (responder: Certificate) => Promise<boolean>;
};

/** Anybody can write certificates beside an answer: more than this are not looked at. */
const mostCandidates = 4;

/**
 * Whether whoever signed the answer may speak for the CA (RFC 6960 section 4.2.2.2): the CA itself,
 * or one whose certificate is issued by that very CA with id-kp-OCSPSigning, is valid now and not
 * revoked: by id-pkix-ocsp-nocheck, else by the CA's lists (section 4.2.2.2.1).
 */
export async function isSignedByResponder(
  answer: BasicOCSPResponse,
  { issuer, now, isGood }: Given,
): Promise<boolean> {
  const signed = {
    tbs: answer.tbsResponseData.tbsView,
    signature: answer.signature,
    algorithm: answer.signatureAlgorithm,
  };
  if (await isSignedWith(signed, issuer)) return true;
  for (const candidate of (answer.certs ?? []).slice(0, mostCandidates)) {
    if (!(await mayAnswer(candidate, issuer, now))) continue;
    if (!(await isSignedWith(signed, candidate))) continue;
    return isNeverRevoked(candidate) || (await isGood(candidate));
  }
  return false;
}

async function mayAnswer(candidate: Certificate, issuer: Certificate, now: Date): Promise<boolean> {
  const purposes = parsedExtension(candidate, oids.extKeyUsage, ExtKeyUsage)?.keyPurposes ?? [];
  if (!purposes.includes(oids.ocspSigning)) return false;
  const problem = requireStrongSignature(candidate, now) ?? requireKeyStrength(candidate, now);
  if (problem !== undefined || requireValidity(candidate, now) !== undefined) return false;
  if (!candidate.issuer.isEqual(issuer.subject)) return false;
  const { tbsView: tbs, signatureValue: signature, signatureAlgorithm: algorithm } = candidate;
  return isSignedWith({ tbs, signature, algorithm }, issuer);
}

/** Its CA renews such a certificate often, and says that it need not be asked about. */
function isNeverRevoked({ extensions = [] }: Certificate): boolean {
  return extensions.some(({ extnID }) => extnID === oids.ocspNoCheck);
}
