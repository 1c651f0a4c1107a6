import { parseTaxCode } from '../../domain/subject/tax-code.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';

/** What one UID says: of a person or of an enterprise, with its number where that is well formed. */
export type SubjectNumber = {
  owner: 'person' | 'enterprise';
  number: IdentityNumber | undefined;
};

type Reader = (digits: string) => IdentityNumber | undefined;

const readers: Readonly<Partial<Record<string, { owner: SubjectNumber['owner']; read: Reader }>>> =
  {
    CCCD: { owner: 'person', read: readDocument },
    CMND: { owner: 'person', read: readDocument },
    PID: { owner: 'person', read: readDocument },
    HC: { owner: 'person', read: readPassport },
    BHXH: { owner: 'person', read: readSocialInsurance },
    MST: { owner: 'enterprise', read: readTaxCode },
  };

/** Reads a UID of the form `PREFIX:number`; `undefined` where the prefix is none of ours. */
export function readSubjectNumber(uid: string): SubjectNumber | undefined {
  const [, prefix = '', text = ''] = /^([A-Za-z]+)\s*:\s*(.*)$/su.exec(uid) ?? [];
  const known = readers[prefix.toUpperCase()];
  return known && { owner: known.owner, number: known.read(text) };
}

/** Whatever the prefix says, the length decides: `CMND:` often holds a number of 12 digits. */
function readDocument(number: string): IdentityNumber | undefined {
  if (/^\d{12}$/.test(number)) return { kind: 'personal_id_number', number };
  return /^\d{9}$/.test(number) ? { kind: 'citizen_id_old9', number } : undefined;
}

function readPassport(text: string): IdentityNumber | undefined {
  const number = text.toUpperCase();
  return /^[A-Z0-9]{6,12}$/.test(number) ? { kind: 'passport', number } : undefined;
}

/** Since 2025-08-01 the personal number of 12 digits is the social insurance number too. */
function readSocialInsurance(number: string): IdentityNumber | undefined {
  if (/^\d{12}$/.test(number)) return { kind: 'personal_id_number', number };
  return /^\d{10}$/.test(number) ? { kind: 'social_insurance', number } : undefined;
}

function readTaxCode(text: string): IdentityNumber | undefined {
  const number = parseTaxCode(text);
  return number === undefined ? undefined : { kind: 'tax_code', number };
}
