import { createHash, type KeyObject } from 'node:crypto';
import { BitString, Null, OctetString } from 'asn1js';
import {
  AccessDescription,
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  DistributionPoint,
  ExtKeyUsage,
  Extension,
  GeneralName,
  InfoAccess,
  IssuingDistributionPoint,
} from 'pkijs';
import { oids } from './standard.ts';

const subjectKeyIdentifier = '2.5.29.14';
const authorityKeyIdentifier = '2.5.29.35';
/** Bits of the first byte of key usage, and how many of its last bits are unused. */
const usages = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  keyEncipherment: 0x20,
  keyCertSign: 0x04,
  cRLSign: 0x02,
} as const;
export type KeyUsage = keyof typeof usages;
const uri = 6;

/** `pathLength`: how many CAs may stand below this one; any number without it. */
export function constraints(cA: boolean, pathLength?: number): Extension {
  const length = pathLength === undefined ? {} : { pathLenConstraint: pathLength };
  return extension(oids.basicConstraints, new BasicConstraints({ cA, ...length }).toSchema(), true);
}

export function keyUsage(allowed: readonly KeyUsage[]): Extension {
  const byte = allowed.reduce((bits, usage) => bits | usages[usage], 0);
  const value = new BitString({ valueHex: Uint8Array.of(byte), unusedBits: 1 });
  return extension(oids.keyUsage, value, true);
}

/** Which keys: by a hash of each (RFC 5280 section 4.2.1.2). */
export function keyIdentifiers(subject: KeyObject, issuer: KeyObject): Extension[] {
  const own = new OctetString({ valueHex: keyIdentifier(subject) });
  const ofIssuer = new AuthorityKeyIdentifier({
    keyIdentifier: new OctetString({ valueHex: keyIdentifier(issuer) }),
  });
  return [
    extension(subjectKeyIdentifier, own),
    extension(authorityKeyIdentifier, ofIssuer.toSchema()),
  ];
}

/** Where the CA answers, below its own address. */
export function whereToAsk(authorityUrl: string): Extension[] {
  const access = new InfoAccess({
    accessDescriptions: [
      accessTo(oids.ocsp, `${authorityUrl}/ocsp`),
      accessTo(oids.caIssuers, `${authorityUrl}/certificate.cer`),
    ],
  });
  return [extension(oids.authorityInfoAccess, access.toSchema()), listsAt(authorityUrl)];
}

function listsAt(authorityUrl: string): Extension {
  const list = new CRLDistributionPoints({
    distributionPoints: [new DistributionPoint({ distributionPoint: [at(`${authorityUrl}/crl`)] })],
  });
  return extension(oids.crlDistributionPoints, list.toSchema());
}

/** Makes a certificate one of an OCSP responder (RFC 6960 section 4.2.2.2). */
export function forOcspResponder(): Extension[] {
  return [forOcsp(), extension(oids.ocspNoCheck, new Null())];
}

/** The same of one that can be revoked: below its CA's own address. */
export function forAskedResponder(authorityUrl: string): Extension[] {
  return [forOcsp(), listsAt(authorityUrl)];
}

/** What a list says, critically, of where it is: that it covers all of its CA's certificates. */
export function issuingDistributionPoint(url: string): Extension {
  const value = new IssuingDistributionPoint({ distributionPoint: [at(url)] });
  return extension(oids.issuingDistributionPoint, value.toSchema(), true);
}

function forOcsp(): Extension {
  const value = new ExtKeyUsage({ keyPurposes: [oids.ocspSigning] });
  return extension(oids.extKeyUsage, value.toSchema());
}

function keyIdentifier(key: KeyObject): Uint8Array {
  const spki = key.export({ type: 'spki', format: 'der' });
  return Uint8Array.from(createHash('sha1').update(spki).digest());
}

function accessTo(accessMethod: string, url: string): AccessDescription {
  return new AccessDescription({ accessMethod, accessLocation: at(url) });
}

function at(url: string): GeneralName {
  return new GeneralName({ type: uri, value: url });
}

type Encodable = { toBER: () => ArrayBuffer };

function extension(extnID: string, value: Encodable, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}
