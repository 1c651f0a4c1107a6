import type { Certificate } from 'pkijs';
import { areSameNames, readName, type Name } from './read-name.ts';

type Named = Pick<Certificate, 'subject' | 'issuer'>;

/** Whose the certificate is. @throws DerError where its name cannot be read. */
export function subjectOf({ subject }: Named): Name {
  return readName(new Uint8Array(subject.valueBeforeDecode));
}

/** Who has issued it. @throws DerError where the name cannot be read. */
export function issuerOf({ issuer }: Named): Name {
  return readName(new Uint8Array(issuer.valueBeforeDecode));
}

/** Subject and issuer are the same entity (RFC 5280 section 3.2), as when a CA turns its keys. */
export function isSelfIssued(certificate: Named): boolean {
  return areSameNames(subjectOf(certificate), issuerOf(certificate));
}
