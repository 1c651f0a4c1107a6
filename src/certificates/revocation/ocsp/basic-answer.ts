import { DerError, readElements, readOnly, type Element } from '../../der/read-element.ts';
import { readExtensions, type ExtensionValue } from '../../der/read-extensions.ts';
import {
  contextTag,
  expect,
  readAscii,
  readSequence,
  readTime,
  tags,
} from '../../der/read-values.ts';
import { readSigned } from '../../read-signed.ts';
import type { Signed } from '../../verify-signature.ts';
import type { CertificateStatus } from '../status.ts';
import { readCertId, type CertId } from './cert-id.ts';

/** What an answer says of one certificate. */
export type SingleAnswer = {
  certId: CertId;
  status: CertificateStatus;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
};

/** A BasicOCSPResponse (RFC 6960 section 4.2.1), of which nothing has been verified. */
export type BasicAnswer = {
  singles: SingleAnswer[];
  extensions: ReadonlyMap<string, ExtensionValue>;
  /** Certificates that came along, DER each. */
  certificates: Uint8Array[];
  signed: Signed;
};

const parts = {
  version: contextTag(0, 'constructed'),
  extensions: contextTag(1, 'constructed'),
  certificates: contextTag(0, 'constructed'),
  nextUpdate: contextTag(0, 'constructed'),
};
/** certStatus by its tag. */
const statuses: Readonly<Partial<Record<number, CertificateStatus>>> = {
  [contextTag(0, 'primitive')]: 'good',
  [contextTag(1, 'constructed')]: 'revoked',
  [contextTag(2, 'primitive')]: 'unknown',
};

/** Reads the DER of one. @throws DerError where it is none. */
export function readBasicAnswer(der: Uint8Array): BasicAnswer {
  const [first, algorithm, signature, others] = readSequence(der);
  const tbs = expect(first, tags.sequence);
  const elements = readElements(tbs.contents);
  if (elements[0]?.tag === parts.version) elements.shift();
  const [, , responses, extensions] = elements;
  return {
    singles: readElements(expect(responses, tags.sequence).contents).map(readSingle),
    extensions: extensions
      ? readExtensions(expect(extensions, parts.extensions).contents)
      : new Map<string, ExtensionValue>(),
    certificates: others
      ? readSequence(expect(others, parts.certificates).contents).map(({ whole }) => whole)
      : [],
    signed: readSigned(tbs, algorithm, signature),
  };
}

function readSingle({ whole }: Element): SingleAnswer {
  const [certId, certStatus, thisUpdate, next] = readSequence(whole);
  const status = statuses[certStatus?.tag ?? 0];
  if (status === undefined) throw new DerError('no certStatus');
  const nextUpdate = next?.tag === parts.nextUpdate ? readOnly(next.contents) : undefined;
  return {
    certId: readCertId(expect(certId, tags.sequence).whole),
    status,
    thisUpdate: readOcspTime(expect(thisUpdate, tags.generalizedTime)),
    nextUpdate: nextUpdate && readOcspTime(nextUpdate),
  };
}

/** Some write fractions of a second, which RFC 5280 section 4.1.2.5.2 forbids: they change nothing. */
function readOcspTime(element: Element): Date {
  const text = readAscii(element).replace(/\.\d{1,9}Z$/, 'Z');
  return readTime({ ...element, contents: Buffer.from(text, 'latin1') });
}
