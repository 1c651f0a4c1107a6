import type { Certificate } from 'pkijs';
import { readOnly } from '../der/read-element.ts';
import type { ExtensionValue } from '../der/read-extensions.ts';
import { expect, tags } from '../der/read-values.ts';
import { readGeneralNames, type GeneralName } from './general-name.ts';
import type { Name } from './read-name.ts';

const subjectAltName = '2.5.29.17';

const emailAddress = '1.2.840.113549.1.9.1';

type Named = {
  certificate: Certificate;
  subject: Name;
  extensions: ReadonlyMap<string, ExtensionValue>;
};

/**
 * Every name that a certificate gives its subject: the distinguished name, the alternative ones, and
 * the e-mail addresses that older certificates have in the former (RFC 5280 section 4.2.1.10).
 * @throws DerError where an alternative name cannot be read.
 */
export function namesOf({ certificate, subject, extensions }: Named): GeneralName[] {
  const value = extensions.get(subjectAltName)?.value;
  const others = value ? readGeneralNames(expect(readOnly(value), tags.sequence).contents) : [];
  const directory = { kind: 'directory', name: subject } as const;
  const emails = certificate.subject.typesAndValues
    .filter(({ type }) => type === emailAddress)
    .map(({ value }) => ({ kind: 'email', text: value.valueBlock.value }) as const);
  return [...(subject.length > 0 ? [directory] : []), ...emails, ...others];
}
