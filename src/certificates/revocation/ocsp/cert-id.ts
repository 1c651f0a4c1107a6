import { hash } from 'node:crypto';
import type { Certificate } from 'pkijs';
import { readElements } from '../../der/read-element.ts';
import { expect, readOid, readSequence, tags } from '../../der/read-values.ts';
import { writeElement } from '../../der/write-element.ts';

/** Which certificate a question or an answer is about: of which CA, and its serial number. */
export type CertId = { hash: string; issuerName: Buffer; issuerKey: Buffer; serial: Buffer };

/** SHA-1 only names the issuer here, and is what responders understand (RFC 5019 section 2.1.1). */
const sha1 = { oid: '1.3.14.3.2.26', der: Buffer.from('300906052b0e03021a0500', 'hex') };

/**
 * Names a certificate: by the hashes of its issuer's name, as it stands in the certificate itself, and
 * of the issuer's key (RFC 6960 section 4.1.1).
 */
export function certIdOf(certificate: Certificate, issuer: Certificate): CertId {
  const { subjectPublicKey } = issuer.subjectPublicKeyInfo;
  return {
    hash: sha1.oid,
    issuerName: hash('sha1', new Uint8Array(certificate.issuer.valueBeforeDecode), 'buffer'),
    issuerKey: hash('sha1', subjectPublicKey.valueBlock.valueHexView, 'buffer'),
    serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView),
  };
}

/** The DER of a name made by `certIdOf`. */
export function writeCertId({ issuerName, issuerKey, serial }: CertId): Uint8Array {
  const octets = [issuerName, issuerKey].map((one) => writeElement(tags.octetString, one));
  return writeElement(tags.sequence, sha1.der, ...octets, writeElement(tags.integer, serial));
}

/** Reads the DER of one. @throws DerError where it is none. */
export function readCertId(der: Uint8Array): CertId {
  const [algorithm, name, key, serial] = readSequence(der);
  return {
    hash: readOid(readElements(expect(algorithm, tags.sequence).contents)[0]),
    issuerName: Buffer.from(expect(name, tags.octetString).contents),
    issuerKey: Buffer.from(expect(key, tags.octetString).contents),
    serial: Buffer.from(expect(serial, tags.integer).contents),
  };
}

/** The parameters of the hash's algorithm do not count: some write NULL, some nothing. */
export function isSameCertId(one: CertId, other: CertId): boolean {
  return (
    one.hash === other.hash &&
    one.issuerName.equals(other.issuerName) &&
    one.issuerKey.equals(other.issuerKey) &&
    one.serial.equals(other.serial)
  );
}
