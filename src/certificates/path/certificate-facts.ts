import type { Certificate } from 'pkijs';
import { DerError } from '../der/read-element.ts';
import type { ExtensionValue } from '../der/read-extensions.ts';
import { issuerOf, subjectOf } from '../names/names-of.ts';
import { areSameNames, type Name } from '../names/read-name.ts';

/** What the rules of a path look at in each certificate. */
export type CertificateFacts = {
  certificate: Certificate;
  subject: Name;
  issuer: Name;
  isSelfIssued: boolean;
  /** Subject and key: what a certificate speaks for. */
  entity: string;
  /** Subject and issuer as texts, to look them up by; and all that is signed. */
  texts: { subject: string; issuer: string; signed: string };
  extensions: ReadonlyMap<string, ExtensionValue>;
};

const known = new WeakMap<Certificate, CertificateFacts>();

/** Reads them once. @throws DerError where a name cannot be read, or an extension is there twice. */
export function factsOf(certificate: Certificate): CertificateFacts {
  const facts = known.get(certificate) ?? readFacts(certificate);
  known.set(certificate, facts);
  return facts;
}

function readFacts(certificate: Certificate): CertificateFacts {
  const [subject, issuer] = [subjectOf(certificate), issuerOf(certificate)];
  const key = Buffer.from(certificate.subjectPublicKeyInfo.toSchema().toBER()).toString('base64');
  return {
    certificate,
    subject,
    issuer,
    isSelfIssued: areSameNames(subject, issuer),
    entity: JSON.stringify([subject, key]),
    extensions: readExtensionsOf(certificate),
    texts: {
      subject: JSON.stringify(subject),
      issuer: JSON.stringify(issuer),
      signed: Buffer.from(certificate.tbsView).toString('base64'),
    },
  };
}

function readExtensionsOf({ extensions = [] }: Certificate): Map<string, ExtensionValue> {
  const values = new Map<string, ExtensionValue>();
  for (const { extnID, critical, extnValue } of extensions) {
    // RFC 5280 section 4.2: a certificate must not have two of one kind.
    if (values.has(extnID)) throw new DerError('an extension that is there twice');
    values.set(extnID, { critical, value: extnValue.valueBlock.valueHexView });
  }
  return values;
}
