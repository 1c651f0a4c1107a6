import type { Certificate } from 'pkijs';
import type { RevocationClient } from '../../adapters/ca/client.ts';
import type { CertificatePath } from '../path/build-path.ts';
import { crlAddresses, ocspAddresses } from './addresses.ts';
import { askAbout } from './ocsp-request.ts';
import { readCrl } from './read-crl.ts';
import { readOcspAnswer } from './read-ocsp-answer.ts';
import type { CertificateStatus } from './status.ts';

type Context = { revocation: RevocationClient; now: Date };
type Source = () => Promise<CertificateStatus>;

/**
 * The worst that the CAs of a path say of its certificates, each of its own issuer's word; a root
 * answers to nobody. Throws OutsideSystemError where none of a certificate's sources can be used.
 */
export async function checkRevocation(
  path: CertificatePath,
  context: Context,
): Promise<CertificateStatus> {
  for (const [place, certificate] of path.entries()) {
    const issuer = path[place + 1];
    if (!issuer) break;
    const status = await firstAnswer(sourcesOf(certificate, issuer, context));
    if (status !== 'good') return status;
  }
  return 'good';
}

/** OCSP as it is of this moment; else the CA's list. */
function sourcesOf(
  certificate: Certificate,
  issuer: Certificate,
  { revocation, now }: Context,
): Source[] {
  const byOcsp = ocspAddresses(certificate).map((url) => async () => {
    const question = await askAbout(certificate, issuer);
    const answer = await revocation.askOcsp(url, question.der);
    return readOcspAnswer(answer, { question, issuer, now });
  });
  const byList = crlAddresses(certificate).map((url) => async () => {
    return readCrl(await revocation.fetchCrl(url), { certificate, issuer, now });
  });
  return [...byOcsp, ...byList];
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
