import type { Certificate } from 'pkijs';
import { caFailure, type RevocationClient } from '../../adapters/ca/client.ts';
import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
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
  const lists: Fetched[] = [];
  for (const addresses of points) {
    const list = await fetchFirst(addresses, revocation, failures);
    if (list) lists.push(list);
  }
  const ders = lists.map(({ der }) => der);
  const reading = await readCrls(ders, { path, others, now });
  if (reading.status === 'unknown') {
    if (reading.faults.length > 0) {
      for (const { url } of lists) await revocation.discardCrl?.(url);
    }
    return explain(reading, failures);
  }
  for (const signer of reading.signers) {
    if (!(await isGood(signer))) return 'unknown';
  }
  return reading.status;
}

type Fetched = { url: string; der: Uint8Array };

/** One point's addresses are of the same list. */
async function fetchFirst(
  addresses: readonly string[],
  revocation: RevocationClient,
  failures: unknown[],
): Promise<Fetched | undefined> {
  for (const url of addresses) {
    try {
      return { url, der: await revocation.fetchCrl(url) };
    } catch (error) {
      if (!(error instanceof OutsideSystemError)) throw error;
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
