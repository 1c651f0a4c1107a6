import { BaseBlock, fromBER, OctetString } from 'asn1js';
import { BasicOCSPResponse, OCSPResponse, type Certificate } from 'pkijs';
import { caFailure, oids } from '../../adapters/ca/client.ts';
import { isSignedByResponder } from './find-responder.ts';
import type { OcspQuestion } from './ocsp-request.ts';
import { requireFresh } from './require-fresh.ts';
import type { CertificateStatus } from './status.ts';

/** certStatus of RFC 6960 section 4.2.1, by its tag. */
const statuses: Readonly<Partial<Record<number, CertificateStatus>>> = {
  0: 'good',
  1: 'revoked',
  2: 'unknown',
};
const successful = 0;

type Given = {
  question: OcspQuestion;
  issuer: Certificate;
  now: Date;
  /** Whether an answer without a nonce is none: by agreement with this CA alone. */
  isNonceRequired: boolean;
  /** Whether the CA's lists say that a responder is still one. */
  isGood: (responder: Certificate) => Promise<boolean>;
};

/**
 * What an OCSP answer says to the question. Throws OutsideSystemError where it is not to be believed:
 * of another certificate, with another nonce than ours, not of now, or signed by somebody with no
 * right to it. Most responders sign their answers beforehand and leave the nonce out: what bounds a
 * repeated answer then is its own period (RFC 6960 section 4.4.1, RFC 9654 section 2.1).
 */
export async function readOcspAnswer(
  der: Uint8Array,
  { question, issuer, now, isNonceRequired, isGood }: Given,
): Promise<CertificateStatus> {
  const answer = parseAnswer(der);
  if (!(await isSignedByResponder(answer, { issuer, now, isGood }))) {
    throw caFailure('malformed', 'the OCSP answer is not signed by a responder of this CA');
  }
  const { responses } = answer.tbsResponseData;
  const single = responses.find(({ certID }) => certID.isEqual(question.certId));
  if (!single) throw caFailure('malformed', 'the OCSP answer is of another certificate');
  const nonce = nonceOf(answer);
  if (nonce === undefined ? isNonceRequired : !Buffer.from(question.nonce).equals(nonce)) {
    throw caFailure('malformed', 'the OCSP answer is to another question');
  }
  requireFresh(single.thisUpdate, single.nextUpdate, now);
  const certStatus: unknown = single.certStatus;
  const status =
    certStatus instanceof BaseBlock ? statuses[certStatus.idBlock.tagNumber] : undefined;
  if (status === undefined) throw caFailure('malformed', 'the OCSP answer has no status');
  return status;
}

function parseAnswer(der: Uint8Array): BasicOCSPResponse {
  let answer: OCSPResponse;
  try {
    answer = OCSPResponse.fromBER(Uint8Array.from(der));
  } catch (error) {
    throw caFailure('malformed', 'no OCSP answer', error);
  }
  const { responseStatus, responseBytes } = answer;
  if (responseStatus.valueBlock.valueDec !== successful || !responseBytes) {
    throw caFailure('down', `OCSP status ${responseStatus.valueBlock.valueDec}`);
  }
  try {
    return BasicOCSPResponse.fromBER(responseBytes.response.valueBlock.valueHexView);
  } catch (error) {
    throw caFailure('malformed', 'no basic OCSP answer', error);
  }
}

/**
 * The nonce is an OCTET STRING inside the extension's own (RFC 9654 section 2.1); `undefined` where
 * there is none, and empty where it cannot be read.
 */
function nonceOf({ tbsResponseData }: BasicOCSPResponse): Uint8Array | undefined {
  const extension = tbsResponseData.responseExtensions?.find(
    ({ extnID }) => extnID === oids.ocspNonce,
  );
  if (!extension) return undefined;
  const { result } = fromBER(Uint8Array.from(extension.extnValue.valueBlock.valueHexView));
  return result instanceof OctetString ? result.valueBlock.valueHexView : new Uint8Array();
}
