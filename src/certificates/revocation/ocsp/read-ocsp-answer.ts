import type { Certificate } from 'pkijs';
import { caFailure, oids } from '../../../adapters/ca/client.ts';
import { DerError, readOnly } from '../../der/read-element.ts';
import {
  contextTag,
  expect,
  readCount,
  readOid,
  readSequence,
  tags,
} from '../../der/read-values.ts';
import type { KnownLinks } from '../../memory/known-links.ts';
import type { CertificateStatus } from '../status.ts';
import { readBasicAnswer, type BasicAnswer } from './basic-answer.ts';
import { isSameCertId } from './cert-id.ts';
import { findResponder } from './find-responder.ts';
import type { OcspQuestion } from './ocsp-request.ts';
import { requireFresh } from './require-fresh.ts';

const successful = 0;
const responseBytes = contextTag(0, 'constructed');

type Given = {
  question: OcspQuestion;
  issuer: Certificate;
  now: Date;
  links?: KnownLinks | undefined;
  /** Whether an answer without a nonce is none: by agreement with this CA alone. */
  isNonceRequired: boolean;
  /** Whether the CA's lists say that a responder is still one. */
  isGood: (responder: Certificate) => Promise<boolean>;
};

/** `until`: of the answer and of whoever has signed it; `undefined` where every question asks anew. */
export type OcspFinding = { status: CertificateStatus; until: Date | undefined };

/**
 * What an OCSP answer says to the question. Throws OutsideSystemError where it is not to be believed:
 * of another certificate, with another nonce than ours, not of now, or signed by somebody with no
 * right to it. Most responders sign their answers beforehand and leave the nonce out: what bounds a
 * repeated answer then is its own period (RFC 6960 section 4.4.1, RFC 9654 section 2.1).
 */
export async function readOcspAnswer(
  der: Uint8Array,
  { question, now, isNonceRequired, ...given }: Given,
): Promise<OcspFinding> {
  const answer = parseAnswer(der);
  const responder = await findResponder(answer, { ...given, now });
  if (!responder) {
    throw caFailure('malformed', 'the OCSP answer is not signed by a responder of this CA');
  }
  const single = answer.singles.find(({ certId }) => isSameCertId(certId, question.certId));
  if (!single) throw caFailure('malformed', 'the OCSP answer is of another certificate');
  const nonce = nonceOf(answer);
  if (nonce === undefined ? isNonceRequired : !Buffer.from(question.nonce).equals(nonce)) {
    throw caFailure('malformed', 'the OCSP answer is to another question');
  }
  const { status, thisUpdate, nextUpdate } = single;
  requireFresh(thisUpdate, nextUpdate, now);
  // Without it newer information is there all the time (RFC 6960 section 4.2.2.1).
  const isLasting = nextUpdate !== undefined && !isNonceRequired;
  return { status, until: isLasting ? earlier(nextUpdate, responder.notAfter.value) : undefined };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function parseAnswer(der: Uint8Array): BasicAnswer {
  try {
    const [status, bytes] = readSequence(der);
    const code = readCount(expect(status, tags.enumerated));
    if (code !== successful || !bytes) throw caFailure('down', `OCSP status ${code}`);
    const [type, response] = readSequence(expect(bytes, responseBytes).contents);
    if (readOid(type) !== oids.ocspBasic) throw new DerError('no basic OCSP answer');
    return readBasicAnswer(expect(response, tags.octetString).contents);
  } catch (error) {
    if (error instanceof DerError) throw caFailure('malformed', 'no OCSP answer', error);
    throw error;
  }
}

/**
 * The nonce is an OCTET STRING inside the extension's own (RFC 9654 section 2.1); `undefined` where
 * there is none, and empty where it cannot be read.
 */
function nonceOf({ extensions }: BasicAnswer): Uint8Array | undefined {
  const extension = extensions.get(oids.ocspNonce);
  if (!extension) return undefined;
  try {
    return expect(readOnly(extension.value), tags.octetString).contents;
  } catch (error) {
    if (error instanceof DerError) return new Uint8Array();
    throw error;
  }
}
