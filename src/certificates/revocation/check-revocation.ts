import type { Certificate } from 'pkijs';
import type { RevocationClient } from '../../adapters/ca/client.ts';
import type { CertificatePath } from '../path/certificate-path.ts';
import { ocspAddresses, crlAddresses } from './addresses.ts';
import { checkByLists } from './check-by-lists.ts';
import { askAbout } from './ocsp-request.ts';
import { readOcspAnswer } from './read-ocsp-answer.ts';
import type { CertificateStatus } from './status.ts';

/** `others`: certificates among which signers of lists may be that are not on the path. */
type Context = { revocation: RevocationClient; now: Date; others?: readonly Certificate[] };
type Source = () => Promise<CertificateStatus>;

/** A signer of a list may have one beside it in turn; more than this is a circle. */
const mostSigners = 2;

/**
 * The worst that the CAs of a path say of its certificates, each of its own issuer's word; a root
 * answers to nobody. Throws OutsideSystemError where none of a certificate's sources can be used.
 */
export async function checkRevocation(
  path: CertificatePath,
  context: Context,
  signers = 0,
): Promise<CertificateStatus> {
  for (const place of path.slice(0, -1).keys()) {
    const status = await checkFirst(path.slice(place), context, signers);
    if (status !== 'good') return status;
  }
  return 'good';
}

/** The same of a path's first certificate alone. */
export async function checkFirst(
  path: CertificatePath,
  context: Context,
  signers = 0,
): Promise<CertificateStatus> {
  const [certificate, issuer] = path;
  if (!certificate || !issuer) return 'good';
  return firstAnswer(sourcesOf({ path, certificate, issuer }, context, signers));
}

type Subject = { path: CertificatePath; certificate: Certificate; issuer: Certificate };

/** OCSP as it is of this moment; else the CA's lists. */
function sourcesOf(
  { path, certificate, issuer }: Subject,
  context: Context,
  signers: number,
): Source[] {
  const { revocation, now, others = [] } = context;
  const byOcsp = ocspAddresses(certificate).map((url) => async () => {
    const question = await askAbout(certificate, issuer);
    const answer = await revocation.askOcsp(url, question.der);
    return readOcspAnswer(answer, { question, issuer, now });
  });
  const isGood = async (signer: CertificatePath) =>
    signers < mostSigners && (await checkRevocation(signer, context, signers + 1)) === 'good';
  const byLists = () => checkByLists(path, { revocation, now, others }, isGood);
  return crlAddresses(certificate).length > 0 ? [...byOcsp, byLists] : byOcsp;
}

/** A certificate that names nobody to ask stays unknown, today and tomorrow. */
async function firstAnswer([source, ...others]: Source[]): Promise<CertificateStatus> {
  if (!source) return 'unknown';
  try {
    return await source();
  } catch (error) {
    if (others.length === 0) throw error;
    return firstAnswer(others);
  }
}
