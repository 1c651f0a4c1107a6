import { randomBytes } from 'node:crypto';
import { OctetString } from 'asn1js';
import { CertID, Extension, OCSPRequest, Request, TBSRequest, type Certificate } from 'pkijs';
import { oids } from '../../adapters/ca/client.ts';

export type OcspQuestion = { certId: CertID; nonce: Uint8Array; der: Uint8Array };

/** RFC 9654 section 2.1. */
const nonceBytes = 32;

/** A question for one certificate, with a nonce so that an answer to an earlier one is told from it. */
export async function askAbout(certificate: Certificate, issuer: Certificate) {
  // SHA-1 only names the issuer here, and is what responders understand (RFC 5019 section 2.1.1).
  const certId = await CertID.create(certificate, {
    hashAlgorithm: 'SHA-1',
    issuerCertificate: issuer,
  });
  const nonce = Uint8Array.from(randomBytes(nonceBytes));
  const extnValue = new OctetString({ valueHex: nonce }).toBER();
  const tbsRequest = new TBSRequest({
    requestList: [new Request({ reqCert: certId })],
    requestExtensions: [new Extension({ extnID: oids.ocspNonce, critical: false, extnValue })],
  });
  const der = new Uint8Array(new OCSPRequest({ tbsRequest }).toSchema(true).toBER());
  return { certId, nonce, der } satisfies OcspQuestion;
}
