import { createECDH, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readAuthToken } from '../../../src/certificates/web-eid/read-auth-token.ts';
import type { ExpectedToken } from '../../../src/certificates/web-eid/verdict.ts';
import { createSimulatedCa } from '../../../simulators/ca/simulator.ts';
import type { WebEidToken } from '../../../src/domain/steps/web-eid-token.ts';

export const expected = {
  origin: 'https://dichvucong.example.vn',
  nonce: 'xNy5b0mQ2nUuZ8l2hT1o9gJt0Zb3cY4kVd7eWf6aRs0=',
} satisfies ExpectedToken;

export const ca = createSimulatedCa({ url: 'http://127.0.0.1:1/ca' });

/** A citizen with a USB token: the private key, and its certificate in PEM. */
export function aHolder(pair: { publicKey: KeyObject; privateKey: KeyObject }) {
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const subject = { fullName: 'Nguyễn Văn An', personalUid: 'CCCD:001090012345' };
  return { key: pair.privateKey, certificate: ca.issue({ publicKey, subject }).certificate };
}

export function ecHolder(namedCurve: string) {
  return aHolder(generateKeyPairSync('ec', { namedCurve }));
}

export function rsaHolder() {
  return aHolder(generateKeyPairSync('rsa', { modulusLength: 2048 }));
}

/** The code of the refusal, or `accepted`. */
export async function judge(
  token: WebEidToken,
  changes: Partial<ExpectedToken> = {},
): Promise<string> {
  const reading = readAuthToken(token);
  if (!reading.ok) return reading.code;
  return (await reading.findFault({ ...expected, ...changes })) ?? 'accepted';
}

/**
 * The order of a curve, found with what is not under test: OpenSSL takes private keys below it and
 * no others.
 */
export function orderOf(curve: string, bits: number): bigint {
  const ecdh = createECDH(curve);
  let [below, order] = [1n, 1n << BigInt(bits)];
  while (order - below > 1n) {
    const middle = (below + order) / 2n;
    if (isPrivateKey(middle)) below = middle;
    else order = middle;
  }
  return order;

  function isPrivateKey(number: bigint): boolean {
    try {
      ecdh.setPrivateKey(toBytes(number, Math.ceil(bits / 8)));
      return true;
    } catch {
      return false;
    }
  }
}

export function toBytes(number: bigint, length: number): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * length, '0'), 'hex');
}
