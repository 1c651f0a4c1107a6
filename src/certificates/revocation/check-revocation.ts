import type { Certificate } from 'pkijs';
import type { RevocationClient } from '../../adapters/ca/client.ts';
import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { CertificatePath } from '../path/certificate-path.ts';
import { ocspAddresses, crlAddresses } from './addresses.ts';
import { checkByLists } from './check-by-lists.ts';
import { isKnownGood, keepStatus, type AuthorityMemory } from './keep-status.ts';
import { askAbout } from './ocsp/ocsp-request.ts';
import { readOcspAnswer, type OcspFinding } from './ocsp/read-ocsp-answer.ts';
import type { CertificateStatus } from './status.ts';

/** `others`: certificates among which signers of lists may be that are not on the path. */
type Context = {
  revocation: RevocationClient;
  now: Date;
  others?: readonly Certificate[];
  memory?: AuthorityMemory | undefined;
};
type Source = () => Promise<OcspFinding>;

/** A signer of a list may have one beside it in turn; more than this is a circle. */
const mostSigners = 2;

/**
 * The worst that the CAs of a path of theirs say of its certificates, each of its own issuer's word;
 * a root answers to nobody. What was said a moment ago is taken for true. Throws OutsideSystemError
 * where none of a certificate's sources can be used.
 */
export async function checkRevocation(
  path: CertificatePath,
  context: Context,
  signers = 0,
): Promise<CertificateStatus> {
  for (const place of path.slice(0, -1).keys()) {
    const rest = path.slice(place);
    if (isKnownGood(rest, context)) continue;
    const begun = context.memory?.statuses.begin() ?? 0;
    const finding = await checkFirst(rest, context, signers);
    keepStatus(rest, finding, { ...context, begun });
    if (finding.status !== 'good') return finding.status;
  }
  return 'good';
}

/** The same of a path's first certificate alone, as it is of this moment. */
export async function checkFirst(
  path: CertificatePath,
  context: Context,
  signers = 0,
): Promise<OcspFinding> {
  const [certificate, issuer] = path;
  if (!certificate || !issuer) return { status: 'good', until: undefined };
  return firstAnswer(sourcesOf({ path, certificate, issuer }, context, signers));
}

type Subject = { path: CertificatePath; certificate: Certificate; issuer: Certificate };

/** OCSP as it is of this moment; else the CA's lists. */
function sourcesOf(
  { path, certificate, issuer }: Subject,
  context: Context,
  signers: number,
): Source[] {
  const { revocation, now, others = [], memory } = context;
  const byOcsp = ocspAddresses(certificate).map((url) => async () => {
    const question = askAbout(certificate, issuer);
    const answer = await revocation.askOcsp(url, question.der);
    const isNonceRequired = revocation.isNonceRequired?.(url) ?? false;
    return readOcspAnswer(answer, {
      question,
      issuer,
      now,
      links: memory?.links,
      isNonceRequired,
      isGood: (responder) => isGoodResponder(responder, path, context, signers),
    });
  });
  const isGood = async (signer: CertificatePath) =>
    signers < mostSigners && (await checkRevocation(signer, context, signers + 1)) === 'good';
  // Lists are kept as such, until the next.
  const byLists = async () => ({
    status: await checkByLists(path, { revocation, now, others }, isGood),
    until: undefined,
  });
  return crlAddresses(certificate).length > 0 ? [...byOcsp, byLists] : byOcsp;
}

/**
 * Whether a responder that does not say of itself that it need not be asked about is still one: by
 * the lists that it names. OCSP is no way: its own answers would vouch for it. One that names none
 * has a CA that has "chosen not to specify any method of revocation checking" (RFC 6960 section
 * 4.2.2.2.1): ours to decide, and then its validity is what bounds it.
 */
async function isGoodResponder(
  responder: Certificate,
  [, ...above]: CertificatePath,
  { others = [], ...rest }: Context,
  signers: number,
): Promise<boolean> {
  if (crlAddresses(responder).length === 0) return true;
  const context = { ...rest, others };
  const isGood = async (signer: CertificatePath) =>
    signers < mostSigners && (await checkRevocation(signer, context, signers + 1)) === 'good';
  return (await checkByLists([responder, ...above], context, isGood)) === 'good';
}

/** A certificate that names nobody to ask stays unknown, today and tomorrow. */
async function firstAnswer([source, ...others]: Source[]): Promise<OcspFinding> {
  if (!source) return { status: 'unknown', until: undefined };
  try {
    return await source();
  } catch (error) {
    if (others.length === 0 || !(error instanceof OutsideSystemError)) throw error;
    return firstAnswer(others);
  }
}
