import { Constructed, Enumerated, GeneralizedTime, Integer, OctetString, Primitive } from 'asn1js';
import {
  BasicOCSPResponse,
  Extension,
  OCSPRequest,
  OCSPResponse,
  CertID,
  ResponseBytes,
  SingleResponse,
} from 'pkijs';
import type { Authority } from './authorities.ts';
import { periodOf, type CaFault } from './faults.ts';
import { toSigningKey } from './signing-key.ts';
import type { CaStore } from './store.ts';
import { oids } from './standard.ts';

const contextTag = 3;
/** OCSPResponseStatus of RFC 6960 section 4.2.1. */
const successful = 0;
const malformedRequest = 1;
/** The nonce of a question that somebody asked before. */
const earlierNonce = new OctetString({ valueHex: new Uint8Array(32).fill(7) }).toBER();

type Given = {
  authority: Authority;
  signer: Authority;
  store: Pick<CaStore, 'issued' | 'revoked'>;
  fault: CaFault | undefined;
};

/** Answers an OCSP request for the CA's certificates, with the request's nonce (RFC 6960, RFC 9654). */
export async function answerOcsp(request: Uint8Array, given: Given): Promise<Uint8Array> {
  const question = parseRequest(request);
  if (!question) return wrap(malformedRequest);
  const { requestList, requestExtensions } = question.tbsRequest;
  const { signer, fault } = given;
  const period = periodOf(fault);
  const answer = new BasicOCSPResponse();
  answer.tbsResponseData.responderID = signer.responder.certificate.subject;
  answer.tbsResponseData.producedAt = period.thisUpdate;
  answer.tbsResponseData.responses = requestList.map(({ reqCert }) => {
    const certID = fault === 'wrongData' ? neighbourOf(reqCert) : reqCert;
    return new SingleResponse({ certID, certStatus: statusOf(certID, given), ...period });
  });
  const nonce = requestExtensions?.find(({ extnID }) => extnID === oids.ocspNonce);
  if (nonce && fault !== 'withoutNonce') {
    const extnValue = nonce.extnValue.valueBlock.valueHexView.slice().buffer;
    const replayed = fault === 'replayedAnswer' ? earlierNonce : extnValue;
    answer.tbsResponseData.responseExtensions = [
      new Extension({ extnID: oids.ocspNonce, critical: false, extnValue: replayed }),
    ];
  }
  const { certificate, asked } = signer.responder;
  answer.certs = [fault === 'askedResponder' ? asked : certificate];
  await answer.sign(toSigningKey(signer.responder.key), 'SHA-256');
  return wrap(successful, answer);
}

/** Another certificate of the same CA. */
function neighbourOf({ hashAlgorithm, issuerNameHash, issuerKeyHash }: CertID): CertID {
  const serialNumber = new Integer({ value: 1 });
  return new CertID({ hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber });
}

/** Good, revoked, or unknown where this CA has issued no such certificate. */
function statusOf({ serialNumber }: CertID, { authority, store }: Given): Primitive | Constructed {
  const serial = Buffer.from(serialNumber.valueBlock.valueHexView).toString('hex').toUpperCase();
  if (store.issued.get(serial) !== authority.name) return choice(2);
  const revocation = store.revoked.get(serial);
  if (!revocation) return choice(0);
  return new Constructed({
    idBlock: { tagClass: contextTag, tagNumber: 1 },
    value: [new GeneralizedTime({ valueDate: revocation.at })],
  });
}

function choice(tagNumber: number): Primitive {
  return new Primitive({ idBlock: { tagClass: contextTag, tagNumber } });
}

function parseRequest(request: Uint8Array): OCSPRequest | undefined {
  try {
    return OCSPRequest.fromBER(Uint8Array.from(request));
  } catch {
    return undefined;
  }
}

function wrap(status: number, answer?: BasicOCSPResponse): Uint8Array {
  const whole = new OCSPResponse({ responseStatus: new Enumerated({ value: status }) });
  if (answer) {
    const response = new OctetString({ valueHex: answer.toSchema().toBER() });
    whole.responseBytes = new ResponseBytes({ responseType: oids.ocspBasic, response });
  }
  return new Uint8Array(whole.toSchema().toBER());
}
