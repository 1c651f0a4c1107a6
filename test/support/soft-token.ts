import { createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { describe } from '@jest/globals';
import {
  createSoftToken,
  type SoftToken,
  whyNoSoftToken,
} from '../../scripts/runtime/soft-token.ts';
import type { CertificateOrder, SimulatedCa } from '../../simulators/ca/simulator.ts';

export type { SoftToken };

/** Keys that a token can hold, by the algorithm that signs with them (RFC 7518). */
const createKey = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ES256: () => ecKey('P-256'),
  ES384: () => ecKey('P-384'),
  ES512: () => ecKey('P-521'),
};
export type TokenAlgorithm = keyof typeof createKey;

/** What a test puts on a token: a key and the CA's certificate for it. */
export type Held = { algorithm: TokenAlgorithm; order?: Partial<CertificateOrder> };

export type HeldCertificate = { pem: string; x509: X509Certificate; fingerprint: string };

/** A soft token of a citizen, with one key and certificate for each that is named. */
export async function aToken(
  ca: SimulatedCa,
  ...held: Held[]
): Promise<SoftToken & { certificates: HeldCertificate[] }> {
  const token = await createSoftToken();
  const certificates: HeldCertificate[] = [];
  for (const { algorithm, order } of held) {
    const key = createKey[algorithm]();
    const { certificate: pem } = ca.issue({ ...orderFor(key), ...order });
    await token.put(algorithm, key, pem);
    const x509 = new X509Certificate(pem);
    const fingerprint = x509.fingerprint256.replaceAll(':', '').toLowerCase();
    certificates.push({ pem, x509, fingerprint });
  }
  return { ...token, certificates };
}

function orderFor(key: KeyObject): CertificateOrder {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return { publicKey, subject: { fullName: 'Nguyễn Văn An', personalUid: 'CCCD:001090012345' } };
}

function ecKey(namedCurve: string): KeyObject {
  return generateKeyPairSync('ec', { namedCurve }).privateKey;
}

/**
 * Tests that need a token; where there is none they are skipped, and the output says why. In CI
 * `.ci/run` installs what they need.
 */
export function describeWithToken(name: string, tests: () => void): void {
  const reason = whyNoSoftToken();
  if (reason === undefined) {
    describe(name, tests);
  } else {
    process.stderr.write(`Skipped: ${name}: ${reason}\n`);
    describe.skip(name, tests);
  }
}
