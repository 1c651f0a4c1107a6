import { isYear } from '../fields/dates.ts';
import type { CitizenDetails } from '../steps/details/citizen-fields.ts';
import type { InsuredPerson } from './insured-person.ts';
import { compareNames } from './names.ts';

/**
 * What a citizen typed that the insurer's record does not bear out (guide 1.2); nothing when it is
 * this person. For staff only: the public never learns which.
 */
export type InsuredFinding = 'fullName' | 'dateOfBirth' | 'sex' | 'phone';

/**
 * Compares what was typed with the record of the number that was typed. `phone` alone means the
 * right person with a number that the insurer does not know: another source may still vouch for it.
 * What the record has in no readable form contradicts nothing here: that is for staff to judge.
 */
export function compareInsured(typed: CitizenDetails, record: InsuredPerson): InsuredFinding[] {
  const findings: InsuredFinding[] = [];
  if (!isName(typed, record)) findings.push('fullName');
  if (!isBirth(typed, record)) findings.push('dateOfBirth');
  if (!isSex(typed, record)) findings.push('sex');
  if (!record.phones.includes(typed.phone)) findings.push('phone');
  return findings;
}

/** A record without accents proves a name only together with the full date of birth. */
function isName(typed: CitizenDetails, { fullName, dateOfBirth }: InsuredPerson): boolean {
  if (fullName === undefined) return true;
  const agreement = compareNames(typed.fullName, fullName);
  const isBorne = dateOfBirth === undefined || dateOfBirth === typed.dateOfBirth;
  const isFullDate = !isYear(typed.dateOfBirth);
  return agreement === 'same' || (agreement === 'same_unaccented' && isFullDate && isBorne);
}

/** A year alone agrees with each of its days; a day is not borne out by a record of the year alone. */
function isBirth(typed: CitizenDetails, { dateOfBirth }: InsuredPerson): boolean {
  return dateOfBirth?.startsWith(typed.dateOfBirth) !== false;
}

function isSex(typed: CitizenDetails, record: InsuredPerson): boolean {
  return typed.sex === undefined || record.sex === undefined || typed.sex === record.sex;
}
