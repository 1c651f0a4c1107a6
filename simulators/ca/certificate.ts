import { sign, type KeyObject } from 'node:crypto';
import { BitString, fromBER, Integer, Null } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  PublicKeyInfo,
  Time,
  type Extension,
  type RelativeDistinguishedNames,
} from 'pkijs';

const algorithms = {
  rsa: {
    sha256: '1.2.840.113549.1.1.11',
    sha1: '1.2.840.113549.1.1.5',
    md5: '1.2.840.113549.1.1.4',
  },
  ec: { sha256: '1.2.840.10045.4.3.2', sha1: '1.2.840.10045.4.1', md5: undefined },
} as const;
export type Digest = keyof (typeof algorithms)['rsa'];

type Unsigned = {
  serial: string;
  subject: RelativeDistinguishedNames;
  publicKey: KeyObject;
  issuer: { name: RelativeDistinguishedNames; key: KeyObject };
  notBefore: Date;
  notAfter: Date;
  extensions: Extension[];
  digest?: Digest;
};

/** Makes a certificate: RSA or EC, on either side, by a good digest or one that nobody should use. */
export function signCertificate(unsigned: Unsigned): Certificate {
  const { issuer, digest = 'sha256' } = unsigned;
  const spki = unsigned.publicKey.export({ type: 'spki', format: 'der' });
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: Uint8Array.from(Buffer.from(unsigned.serial, 'hex')) }),
    signature: algorithmOf(issuer.key, digest),
    issuer: issuer.name,
    notBefore: new Time({ value: unsigned.notBefore }),
    notAfter: new Time({ value: unsigned.notAfter }),
    subject: unsigned.subject,
    subjectPublicKeyInfo: new PublicKeyInfo({ schema: fromBER(Uint8Array.from(spki)).result }),
    extensions: unsigned.extensions,
    signatureAlgorithm: algorithmOf(issuer.key, digest),
  });
  const tbs = Buffer.from(certificate.encodeTBS().toBER());
  certificate.tbsView = Uint8Array.from(tbs);
  certificate.signatureValue = new BitString({
    valueHex: Uint8Array.from(sign(digest, tbs, issuer.key)),
  });
  // Read back, as whoever receives it does.
  return Certificate.fromBER(certificate.toSchema().toBER());
}

export function toPem(certificate: Certificate): string {
  const base64 = Buffer.from(certificate.toSchema().toBER()).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function algorithmOf(key: KeyObject, digest: Digest): AlgorithmIdentifier {
  if (key.asymmetricKeyType === 'rsa') {
    const algorithmId = algorithms.rsa[digest];
    return new AlgorithmIdentifier({ algorithmId, algorithmParams: new Null() });
  }
  const algorithmId = algorithms.ec[digest];
  if (algorithmId === undefined) throw new Error(`EC keys do not sign with ${digest}`);
  return new AlgorithmIdentifier({ algorithmId });
}
