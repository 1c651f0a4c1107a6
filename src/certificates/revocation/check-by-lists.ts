import type { Certificate } from 'pkijs';
import { caFailure, type RevocationClient } from '../../adapters/ca/client.ts';
import type { CertificatePath } from '../path/certificate-path.ts';
import { crlAddresses } from './addresses.ts';
import type { ListFault } from './crl/consult-list.ts';
import { readCrls, type CrlReading } from './crl/read-crls.ts';
import type { CertificateStatus } from './status.ts';

type Context = { revocation: RevocationClient; now: Date; others: readonly Certificate[] };

/** What no next try changes: the CA's lists are not about this certificate, or say what we do not read. */
const final = new Set<ListFault>(['not_understood', 'other_scope']);

/**
 * What the lists that the first certificate of a path names say of it, all of them together: some
 * cover a part each. `isGood` is asked of signers that stand beside the path. Throws
 * OutsideSystemError where they say nothing and may at another try.
 */
export async function checkByLists(
  path: CertificatePath,
  { revocation, now, others }: Context,
  isGood: (signer: CertificatePath) => Promise<boolean>,
): Promise<CertificateStatus> {
  const [certificate] = path;
  const points = certificate ? crlAddresses(certificate) : [];
  const failures: unknown[] = [];
  const lists: Uint8Array[] = [];
  for (const addresses of points) {
    const list = await fetchFirst(addresses, revocation, failures);
    if (list) lists.push(list);
  }
  const reading = await readCrls(lists, { path, others, now });
  if (reading.status === 'unknown') return explain(reading, failures);
  for (const signer of reading.signers) {
    if (!(await isGood(signer))) return 'unknown';
  }
  return reading.status;
}

/** One point's addresses are of the same list. */
async function fetchFirst(
  addresses: readonly string[],
  revocation: RevocationClient,
  failures: unknown[],
): Promise<Uint8Array | undefined> {
  for (const address of addresses) {
    try {
      return await revocation.fetchCrl(address);
    } catch (error) {
      failures.push(error);
    }
  }
  return undefined;
}

function explain({ faults }: CrlReading, failures: readonly unknown[]): CertificateStatus {
  if (failures.length > 0) throw failures[0];
  const passing = faults.find((fault) => !final.has(fault));
  if (passing !== undefined) throw caFailure('malformed', `a revocation list is ${passing}`);
  return 'unknown';
}
