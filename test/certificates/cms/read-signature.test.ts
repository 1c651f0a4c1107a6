import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readSignature } from '../../../src/certificates/cms/read-signature.ts';
import { describeWithOpenssl, openssl } from '../../support/openssl.ts';
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

const faultOf = async (signature: string, over: Uint8Array = hash) => {
  const reading = readSignature(signature, over);
  return reading.ok ? ((await reading.findFault()) ?? 'none') : reading.fault;
};

test.each([
  ['EC', ecSim],
  ['RSA', rsaSim],
])(
  'a signature (%s) over the hash gives its certificate and those above it',
  async (_key, make) => {
    const signer = make();
    const signature = signHash(signer, hash);
    const { certificate, chain } = signer;
    const read = { ok: true, leaf: derOf(certificate), intermediates: [derOf(chain)] };
    expect(readSignature(signature, hash)).toMatchObject(read);
    expect(await faultOf(signature)).toBe('none');
  },
);

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
  ])('%s', async (_what, signature, over, fault) => {
    expect(await faultOf(signature(), over)).toBe(fault);
  });

  test('with any bit of what was signed turned', async () => {
    const bytes = Buffer.from(cms, 'base64');
    const signature = bytes.subarray(-60);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(signature.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, turned) => {
          const changed = Buffer.from(bytes);
          const position = bytes.length - signature.length + at;
          changed[position] = (changed[position] ?? 0) ^ turned;
          expect(await faultOf(changed.toString('base64'))).not.toBe('none');
        },
      ),
    );
  });
});

describeWithOpenssl('a signature that OpenSSL has made', () => {
  const content = Buffer.from('what is signed');
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'cms-'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const signWith = async ({ key, certificate }: ReturnType<typeof aSim>, ...how: string[]) => {
    const file = (name: string) => path.join(directory, name);
    await writeFile(file('content'), content);
    await writeFile(file('leaf.pem'), certificate);
    await writeFile(file('key.pem'), key.export({ type: 'pkcs8', format: 'pem' }));
    const files = ['-in', file('content'), '-signer', file('leaf.pem'), '-inkey', file('key.pem')];
    const made = ['cms', '-sign', '-binary', '-md', 'sha256', '-outform', 'DER', ...files, ...how];
    expect(await openssl(...made, '-out', file('cms.der'))).toMatchObject({ code: 0 });
    return (await readFile(file('cms.der'))).toString('base64');
  };

  test.each([
    ['by issuer and serial number', []],
    ['by key identifier', ['-keyid']],
    ['by key identifier and with its content', ['-keyid', '-nodetach']],
    ['with its content', ['-nodetach']],
    ['with its content in pieces', ['-nodetach', '-indef', '-stream']],
  ])('%s is one', async (_how, how) => {
    for (const signer of [ecSim(), rsaSim()]) {
      const signature = await signWith(signer, ...how);
      expect(readSignature(signature, hash)).toMatchObject({ leaf: derOf(signer.certificate) });
      expect(await faultOf(signature)).toBe('none');
      expect(await faultOf(signature, otherHash)).toBe('other_hash');
    }
  });

  test('is none with other content than was signed, nor by another key identifier', async () => {
    const attached = Buffer.from(await signWith(sim, '-nodetach', '-keyid'), 'base64');
    const at = attached.indexOf(content);
    const otherContent = Buffer.from(attached);
    otherContent[at] = (otherContent[at] ?? 0) ^ 1;
    expect(await faultOf(otherContent.toString('base64'))).toBe('other_hash');
    const keyId = createHash('sha1')
      .update(createPublicKey(sim.key).export({ type: 'spki', format: 'der' }))
      .digest();
    const named = attached.lastIndexOf(keyId);
    attached[named] = (attached[named] ?? 0) ^ 1;
    expect(await faultOf(attached.toString('base64'))).toBe('no_signer_certificate');
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
