import type { Certificate } from 'pkijs';
import type { RevocationClient } from '../../adapters/ca/client.ts';
import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { CertificatePath } from '../path/certificate-path.ts';
import type { CertificateProblem } from '../verdict.ts';
import { checkFirst, checkRevocation } from './check-revocation.ts';
import type { AuthorityMemory } from './keep-status.ts';

type Context = {
  revocation: RevocationClient;
  now: Date;
  others: readonly Certificate[];
  memory?: AuthorityMemory;
};
type Finding = CertificateProblem | undefined;

/**
 * Why no path holds once their CAs were asked; `undefined` as soon as one does. What is said of a CA
 * is never said of the citizen's certificate: it only sends the question to the next path.
 * @throws OutsideSystemError where no path holds and one may at another try.
 */
export async function checkPaths(
  paths: readonly CertificatePath[],
  context: Context,
): Promise<Finding> {
  let worst: Finding = 'CertificateAuthorityUnfit';
  let failure: unknown;
  for (const path of paths) {
    try {
      const finding = await checkPath(path, context);
      // The word of a CA in good standing on its own certificate is the last one.
      if (finding === undefined || finding === 'CertificateRevoked') return finding;
      if (finding === 'CertificateUnknown') worst = finding;
    } catch (error) {
      if (!(error instanceof OutsideSystemError)) throw error;
      failure ??= error;
    }
  }
  if (failure instanceof OutsideSystemError) throw failure;
  return worst;
}

/** The CAs first: of what use is the word of one that is revoked? */
async function checkPath(path: CertificatePath, context: Context): Promise<Finding> {
  const ofAuthorities = await checkRevocation(path.slice(1), context);
  if (ofAuthorities !== 'good') return 'CertificateAuthorityUnfit';
  const { status } = await checkFirst(path, context);
  if (status === 'revoked') return 'CertificateRevoked';
  return status === 'unknown' ? 'CertificateUnknown' : undefined;
}
