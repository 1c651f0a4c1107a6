import type { RelativeDistinguishedNames } from 'pkijs';
import type { CertificateIdentity, CertificateProblem } from '../verdict.ts';
import { attributeValues } from './subject-attributes.ts';
import { readSubjectNumber } from './subject-number.ts';

type Holder = Pick<CertificateIdentity, 'subjectType' | 'fullName' | 'numbers'>;
type Reading = { ok: true; holder: Holder } | { ok: false; code: CertificateProblem };

const longestName = 200;
const withoutIdentity: Reading = { ok: false, code: 'CertificateWithoutIdentity' };
const ambiguous: Reading = { ok: false, code: 'CertificateAmbiguous' };

/**
 * Whose a certificate is: a citizen's with one personal number and no tax code, an enterprise's with
 * one tax code and no personal number. Both is an employee's; two of a kind are ambiguous; none, a
 * number that is not well formed, or a name that is missing or there twice is nobody's.
 */
export function readHolder(subject: RelativeDistinguishedNames): Reading {
  const all = attributeValues(subject, 'uid').flatMap((uid) => readSubjectNumber(uid) ?? []);
  const personal = all.filter(({ owner }) => owner === 'person');
  const enterprise = all.filter(({ owner }) => owner === 'enterprise');
  if (personal.length > 1 || enterprise.length > 1) return ambiguous;
  if (personal.length === 1 && enterprise.length === 1) {
    return { ok: false, code: 'CertificateOfEmployee' };
  }
  const number = (personal[0] ?? enterprise[0])?.number;
  const fullName = readFullName(subject);
  if (number === undefined || fullName === undefined) return withoutIdentity;
  const subjectType = personal.length === 1 ? 'citizen' : 'enterprise';
  return { ok: true, holder: { subjectType, fullName, numbers: [number] } };
}

/** Commas, quotes and other signs are part of a name; what nobody can see is not. */
function readFullName(subject: RelativeDistinguishedNames): string | undefined {
  const [name = '', ...others] = attributeValues(subject, 'commonName');
  const isName = /\p{L}/u.test(name) && !/\p{C}/u.test(name) && name.length <= longestName;
  return isName && others.length === 0 ? name : undefined;
}
