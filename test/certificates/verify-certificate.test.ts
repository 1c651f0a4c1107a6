import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCertificate } from '../../src/certificates/read-certificate.ts';
import { readAuthorities } from '../../src/certificates/authorities.ts';
import { verifyCertificate } from '../../src/certificates/verify-certificate.ts';
import { signCertificate, toPem } from '../../simulators/ca/certificate.ts';
import { constraints, keyUsage } from '../../simulators/ca/extensions.ts';
import { createName } from '../../simulators/ca/name.ts';
import { startSimulators, type StartedSimulators } from '../simulators/start.ts';
import { citizen, enterprise, judgeOf, publicKeys, revocation, toDer } from './judge.ts';

let simulators: StartedSimulators;
let court: ReturnType<typeof judgeOf>;
beforeAll(async () => {
  simulators = await startSimulators();
  court = judgeOf(simulators.ca);
});
afterAll(() => simulators.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('a good certificate gives the identity in it', () => {
  test.each(['rsa', 'ec'] as const)('of a citizen with an %s key', async (kind) => {
    const { certificate, serial } = court.issue({ publicKey: publicKeys[kind] });
    expect(await court.judge(certificate)).toEqual({
      ok: true,
      identity: {
        subjectType: 'citizen',
        fullName: 'Nguyễn Văn An',
        numbers: [{ kind: 'personal_id_number', number: '001090012345' }],
        serial,
        issuer: `Simulated Signing CA (${kind.toUpperCase()})`,
        notAfter: expect.stringMatching(/^20\d\d-.*Z$/),
      },
    });
  });

  test.each([
    ['CMND: before 12 digits', { ...citizen, personalUid: 'CMND:001090012345' }],
    ['commas and quotes in the name', { ...citizen, fullName: 'Nguyễn, "Văn" An, \\ Jr.' }],
  ])('of a citizen with %s', async (_what, subject) => {
    const { certificate } = court.issue({ subject });
    expect(await court.judge(certificate)).toMatchObject({
      ok: true,
      identity: {
        fullName: subject.fullName,
        numbers: [{ kind: 'personal_id_number', number: '001090012345' }],
      },
    });
  });

  test('of an enterprise, its name with commas and quotes', async () => {
    const { certificate } = court.issue({ subject: enterprise });
    expect(await court.judge(certificate, { subjectType: 'enterprise' })).toMatchObject({
      ok: true,
      identity: {
        subjectType: 'enterprise',
        fullName: 'CÔNG TY TNHH "SAO, MAI" & CON',
        numbers: [{ kind: 'tax_code', number: '0100109106' }],
      },
    });
  });
});

describe('a certificate is refused by its code when it', () => {
  test.each([
    ['has expired', { notBefore: daysAgo(400), days: 365 }, 'CertificateExpired'],
    ['is not yet valid', { notBefore: daysAgo(-1) }, 'CertificateNotYetValid'],
    ['is of another root', { root: 'other' }, 'CertificateUntrusted'],
    ['is unknown to its CA', { isForgotten: true }, 'CertificateUnknown'],
    [
      'is signed with SHA-1',
      { publicKey: publicKeys.rsa, signatureAlgorithm: 'sha1' },
      'CertificateSignatureWeak',
    ],
    [
      'is signed with SHA-1 by an EC key',
      { publicKey: publicKeys.ec, signatureAlgorithm: 'sha1' },
      'CertificateSignatureWeak',
    ],
    [
      'is signed with MD5',
      { publicKey: publicKeys.rsa, signatureAlgorithm: 'md5' },
      'CertificateSignatureWeak',
    ],
    ['has an RSA key of 1024 bits', { publicKey: publicKeys.shortRsa }, 'CertificateKeyWeak'],
    [
      'has a key on a curve that is not ours',
      { publicKey: publicKeys.bitcoin },
      'CertificateKeyWeak',
    ],
    ['is of a CA', { isCa: true }, 'CertificateOfAuthority'],
    ['is for encryption', { keyUsage: ['keyEncipherment'] }, 'CertificateNotForSigning'],
    [
      'is of an employee',
      { subject: { ...citizen, taxUid: 'MST:0100109106' } },
      'CertificateOfEmployee',
    ],
    ['has no number', { subject: { fullName: 'Nguyễn Văn An' } }, 'CertificateWithoutIdentity'],
    [
      'has two personal numbers',
      { subject: { ...citizen, personalUid: ['CCCD:001090012345', 'CMND:012345678'] } },
      'CertificateAmbiguous',
    ],
    [
      'has one number twice',
      { subject: { ...citizen, personalUid: ['CCCD:001090012345', 'CCCD:001090012345'] } },
      'CertificateAmbiguous',
    ],
    ['is of an enterprise', { subject: enterprise }, 'CertificateSubjectMismatch'],
  ] as const)('%s', async (_what, order, code) => {
    const { certificate } = court.issue(order);
    expect(await court.judge(certificate)).toEqual({ ok: false, code });
  });

  test('is a citizen’s and an enterprise is asked for', async () => {
    const { certificate } = court.issue();
    expect(await court.judge(certificate, { subjectType: 'enterprise' })).toEqual({
      ok: false,
      code: 'CertificateSubjectMismatch',
    });
  });

  test('has expired by the clock that is given', async () => {
    const { certificate } = court.issue({ days: 30 });
    expect(await court.judge(certificate, { now: daysAgo(-31) })).toEqual({
      ok: false,
      code: 'CertificateExpired',
    });
  });

  test('is self-signed', async () => {
    const key = ownKey();
    expect(await court.judge(signedBy(key, citizensName, createPublicKey(key)))).toEqual({
      ok: false,
      code: 'CertificateSelfSigned',
    });
  });

  test('is no certificate at all, or only the beginning of one', async () => {
    const der = toDer(court.issue().certificate);
    for (const leaf of [new Uint8Array(), Uint8Array.of(0x30, 0x03, 1), der.subarray(0, 200)]) {
      const { authorities } = court;
      const context = { authorities, now: new Date(), revocation } as const;
      expect(
        await verifyCertificate(
          { leaf, intermediates: [] },
          { ...context, subjectType: 'citizen' },
        ),
      ).toEqual({ ok: false, code: 'CertificateUntrusted' });
    }
  });
});

describe('a path is refused', () => {
  const judge = (leaf: string, intermediates: Uint8Array[]) =>
    verifyCertificate(
      { leaf: toDer(leaf), intermediates },
      {
        authorities: readAuthorities({ roots: court.roots, intermediates: [] }),
        now: new Date(),
        revocation,
        subjectType: 'citizen',
      },
    );
  const untrusted = { ok: false, code: 'CertificateUntrusted' };

  test('that lacks the CA between', async () => {
    expect(await judge(court.issue().certificate, [])).toEqual(untrusted);
  });

  test('that goes through a citizen who plays CA', async () => {
    const key = ownKey();
    const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
    const ofCitizen = toDer(court.issue({ publicKey }).certificate);
    const forged = signedBy(key, readCertificate(ofCitizen)?.subject);
    expect(await judge(forged, [...court.intermediates, ofCitizen])).toEqual(untrusted);
  });

  test('that has a CA below one that may have none', async () => {
    const key = ownKey();
    const { rsa } = simulators.ca.authorities;
    const below = certifyCa(key, { name: rsa.certificate.subject, key: rsa.key });
    expect(await judge(signedBy(key), [...court.intermediates, toDer(below)])).toEqual({
      ok: false,
      code: 'CertificateAuthorityUnfit',
    });
  });

  test('that goes round between CAs which certify each other', async () => {
    const [first, second] = [ownKey(), ownKey()];
    const circle = [
      certifyCa(first, { name: everybody, key: second }),
      certifyCa(second, { name: everybody, key: first }),
    ];
    expect(await judge(signedBy(first), circle.map(toDer))).toEqual(untrusted);
  });
});

const everybody = createName([['commonName', 'CA of everybody']]);
const citizensName = createName([
  ['uid', 'CCCD:001090012345'],
  ['commonName', 'Nguyễn Văn An'],
]);
const now = { serial: '40', notBefore: daysAgo(1), notAfter: daysAgo(-1) };

function ownKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/** A citizen's certificate that is signed by whoever has the key. */
function signedBy(
  key: KeyObject,
  issuer = everybody,
  publicKey = createPublicKey(publicKeys.ec),
): string {
  return toPem(
    signCertificate({
      ...now,
      subject: citizensName,
      publicKey,
      issuer: { name: issuer, key },
      extensions: [keyUsage(['digitalSignature'])],
    }),
  );
}

/** The certificate of a CA of everybody's name. */
function certifyCa(key: KeyObject, issuer: { name: typeof everybody; key: KeyObject }): string {
  return toPem(
    signCertificate({
      ...now,
      subject: everybody,
      publicKey: createPublicKey(key),
      issuer,
      extensions: [constraints(true), keyUsage(['keyCertSign'])],
    }),
  );
}
