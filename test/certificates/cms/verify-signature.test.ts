import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifySignature } from '../../../src/certificates/cms/verify-signature.ts';
import { createSimulatedCa } from '../../../simulators/ca/simulator.ts';
import { signHash } from '../../../simulators/sim-provider/cms.ts';

const hash = createHash('sha256').update('what is signed').digest();
const otherHash = createHash('sha256').update('something else').digest();
const ca = createSimulatedCa({ url: 'http://127.0.0.1:1/ca' });

function aSim(pair: { publicKey: KeyObject; privateKey: KeyObject }) {
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const subject = { fullName: 'Nguyễn Thị Hòa', personalUid: 'CCCD:001185000001' };
  return { key: pair.privateKey, ...ca.issue({ publicKey, subject }) };
}
const rsaSim = () => aSim(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const ecSim = () => aSim(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }));

let sim: ReturnType<typeof aSim>;
let cms: string;
beforeAll(() => {
  sim = ecSim();
  cms = signHash(sim, hash);
});

const faultOf = (signature: string, over: Uint8Array = hash) => {
  const verdict = verifySignature(signature, over);
  return verdict.ok ? 'none' : verdict.fault;
};

test.each([
  ['EC', ecSim],
  ['RSA', rsaSim],
])('a signature (%s) over the hash gives its certificate and those above it', (_key, make) => {
  const signer = make();
  const verdict = verifySignature(signHash(signer, hash), hash);
  const { certificate, chain } = signer;
  expect(verdict).toEqual({ ok: true, leaf: derOf(certificate), intermediates: [derOf(chain)] });
});

describe('a signature is refused', () => {
  test.each([
    ['over another hash', () => cms, otherHash, 'other_hash'],
    ['over the beginning of the hash', () => cms, hash.subarray(0, 20), 'other_hash'],
    ['that is no CMS', () => 'Zm9yZ2Vk', hash, 'malformed'],
    ['that is empty', () => '', hash, 'malformed'],
    [
      "by another key than its certificate's",
      () => signHash({ ...sim, key: ecSim().key }, hash),
      hash,
      'forged',
    ],
    [
      'by an algorithm that does not fit the key',
      () => signHash({ ...rsaSim(), key: sim.key }, hash),
      hash,
      'algorithm',
    ],
    ['whose certificate is left out', () => withAnotherSerial(cms), hash, 'no_signer_certificate'],
  ])('%s', (_what, signature, over, fault) => {
    expect(faultOf(signature(), over)).toBe(fault);
  });

  test('with any bit of what was signed turned', () => {
    const bytes = Buffer.from(cms, 'base64');
    const signature = bytes.subarray(-60);
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.integer({ min: 1, max: 255 }), (at, turned) => {
        const changed = Buffer.from(bytes);
        const position = bytes.length - signature.length + at;
        changed[position] = (changed[position] ?? 0) ^ turned;
        expect(faultOf(changed.toString('base64'))).not.toBe('none');
      }),
    );
  });
});

function derOf(pem: string): Uint8Array {
  return new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
}

/** Names another serial number as the signer's, where the signer is named: the last time. */
function withAnotherSerial(signature: string): string {
  const bytes = Buffer.from(signature, 'base64');
  const at = bytes.lastIndexOf(Buffer.from(sim.serial, 'hex'));
  bytes[at + 1] = (bytes[at + 1] ?? 0) ^ 1;
  return bytes.toString('base64');
}
