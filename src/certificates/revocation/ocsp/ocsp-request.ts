import { randomBytes } from 'node:crypto';
import type { Certificate } from 'pkijs';
import { oids } from '../../../adapters/ca/client.ts';
import { contextTag, tags } from '../../der/read-values.ts';
import { writeElement } from '../../der/write-element.ts';
import { writeOid } from '../../der/write-oid.ts';
import { certIdOf, writeCertId, type CertId } from './cert-id.ts';

export type OcspQuestion = { certId: CertId; nonce: Uint8Array; der: Uint8Array };

/** RFC 9654 section 2.1. */
const nonceBytes = 32;
const nonceOid = writeOid(oids.ocspNonce);
const requestExtensions = contextTag(2, 'constructed');

/**
 * A question for one certificate (RFC 6960 section 4.1.1), with a nonce so that an answer to an
 * earlier one is told from it.
 */
export function askAbout(certificate: Certificate, issuer: Certificate): OcspQuestion {
  const certId = certIdOf(certificate, issuer);
  const nonce = randomBytes(nonceBytes);
  const request = writeElement(tags.sequence, writeCertId(certId));
  const value = writeElement(tags.octetString, writeElement(tags.octetString, nonce));
  const extension = writeElement(tags.sequence, nonceOid, value);
  const tbsRequest = writeElement(
    tags.sequence,
    writeElement(tags.sequence, request),
    writeElement(requestExtensions, writeElement(tags.sequence, extension)),
  );
  return { certId, nonce, der: writeElement(tags.sequence, tbsRequest) };
}
