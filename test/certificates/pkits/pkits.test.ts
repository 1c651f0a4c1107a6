import { describe, expect, test } from '@jest/globals';
import type { Certificate } from 'pkijs';
import type { CertificatePath } from '../../../src/certificates/path/certificate-path.ts';
import { findTrustedPaths } from '../../../src/certificates/path/find-trusted-paths.ts';
import { readCrls } from '../../../src/certificates/revocation/crl/read-crls.ts';
import { isSuiteThere, pkitsNow as now, readSuite, type PkitsTest } from './suite.ts';

const suite = isSuiteThere ? describe : describe.skip;
const tests = readSuite();

suite("NIST's Public Key Interoperability Test Suite", () => {
  test('is all there but what is about DSA', () => {
    expect(tests).toHaveLength(246);
  });

  test.each(tests)('$name', async (given) => {
    expect(await isGood(given)).toBe(given.isValid);
  });

  test.each(tests)('$name, with the certificates in the reverse order', async (given) => {
    const intermediates = [...given.intermediates].reverse();
    expect(await isGood({ ...given, intermediates, crls: [...given.crls].reverse() })).toBe(
      given.isValid,
    );
  });
});

async function isGood({ anchor, intermediates, leaf, crls, inputs }: PkitsTest): Promise<boolean> {
  const { paths } = await findTrustedPaths({ leaf, intermediates, roots: [anchor], now, inputs });
  for (const path of paths) {
    if (await isUnrevoked(path, { crls, others: intermediates })) return true;
  }
  return false;
}

type Given = { crls: Uint8Array[]; others: Certificate[] };

/** By the lists alone, of every certificate below the root, and of those who have signed the lists. */
async function isUnrevoked(path: CertificatePath, given: Given, depth = 0): Promise<boolean> {
  if (depth > 2) return false;
  for (const place of path.slice(0, -1).keys()) {
    const question = { path: path.slice(place), others: given.others, now };
    const { status, signers } = await readCrls(given.crls, question);
    if (status !== 'good') return false;
    for (const signer of signers) {
      if (!(await isUnrevoked(signer, given, depth + 1))) return false;
    }
  }
  return true;
}
