import { DerError, readElements } from '../../der/read-element.ts';
import { readExtensions, type ExtensionValue } from '../../der/read-extensions.ts';
import { contextTag, expect, readSequence, readTime, tags } from '../../der/read-values.ts';
import { readSigned } from '../../read-signed.ts';
import { readName, type Name } from '../../names/read-name.ts';
import { readListScope, type ListScope } from './list-scope.ts';
import type { Signed } from '../../verify-signature.ts';
import { readNumber } from './list-number.ts';

/** A list of revoked certificates (RFC 5280 section 5.1), of which nothing has been verified. */
export type RevocationList = {
  issuer: Name;
  thisUpdate: Date;
  nextUpdate: Date | undefined;
  scope: ListScope;
  /** The bytes of the scope, by which a delta and its base are about the same (section 5.2.4). */
  scopeDigits: string;
  number: bigint | undefined;
  /** Of a delta: the number of the list that it goes on from. */
  baseNumber: bigint | undefined;
  authorityKeyDigits: string;
  /** The entries as they came: there may be hundreds of thousands. */
  entries: Uint8Array;
  isUnderstood: boolean;
  signed: Signed;
};

const ids = {
  number: '2.5.29.20',
  baseNumber: '2.5.29.27',
  scope: '2.5.29.28',
  authorityKey: '2.5.29.35',
};
const known = new Set(Object.values(ids));
const extensionsTag = contextTag(0, 'constructed');

/** Reads the DER of a CertificateList. @throws DerError where it is none. */
export function readRevocationList(der: Uint8Array): RevocationList {
  const [first, algorithm, signature] = readSequence(der);
  const tbs = expect(first, tags.sequence);
  const { inner, extensions, ...fields } = readFields(tbs.contents);
  // Section 5.1.1.2: what is signed must name the very algorithm that is applied.
  if (!algorithm || !Buffer.from(inner.whole).equals(algorithm.whole)) {
    throw new DerError('a list with two algorithms');
  }
  const value = (id: string) => extensions.get(id)?.value;
  return {
    ...fields,
    scope: readListScope(value(ids.scope), fields.issuer),
    scopeDigits: digitsOf(value(ids.scope)),
    number: readNumber(value(ids.number)),
    baseNumber: readNumber(value(ids.baseNumber)),
    authorityKeyDigits: digitsOf(value(ids.authorityKey)),
    isUnderstood: [...extensions].every(([id, { critical }]) => !critical || known.has(id)),
    signed: readSigned(tbs, algorithm, signature),
  };
}

function readFields(contents: Uint8Array) {
  const elements = readElements(contents);
  if (elements[0]?.tag === tags.integer) elements.shift();
  const [inner, issuer, thisUpdate, ...others] = elements;
  const isTime = others[0]?.tag === tags.utcTime || others[0]?.tag === tags.generalizedTime;
  const nextUpdate = isTime ? others.shift() : undefined;
  const entries = others[0]?.tag === tags.sequence ? others.shift() : undefined;
  const [last, ...excess] = others;
  if (excess.length > 0) throw new DerError('a list with more in it');
  const none = new Map<string, ExtensionValue>();
  return {
    inner: expect(inner, tags.sequence),
    issuer: readName(expect(issuer, tags.sequence).whole),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: nextUpdate && readTime(nextUpdate),
    entries: entries?.contents ?? new Uint8Array(),
    extensions: last ? readExtensions(expect(last, extensionsTag).contents) : none,
  };
}

function digitsOf(value: Uint8Array | undefined): string {
  return Buffer.from(value ?? []).toString('hex');
}
