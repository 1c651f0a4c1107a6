import type { FieldCode } from '../problems/problems.ts';
import type { DocumentNumber, IdentityNumber, Sex } from './identity.ts';

/** Whether two numbers are one, whatever names it; that of a passport may look like another's. */
export function isOneNumber(one: IdentityNumber, other: IdentityNumber): boolean {
  const isPassport = ({ kind }: IdentityNumber): boolean => kind === 'passport';
  return one.number === other.number && isPassport(one) === isPassport(other);
}

/**
 * What in a number contradicts its holder's other details. `dateOfBirth` is yyyy-MM-dd or yyyy; a
 * sex that was not told contradicts nothing.
 */
export function documentClashes(
  document: DocumentNumber,
  holder: { dateOfBirth: string; sex?: Sex },
): FieldCode[] {
  if (document.kind === 'citizen_id_old9') return [];
  const clashes: FieldCode[] = [];
  if (document.birthYear !== Number(holder.dateOfBirth.slice(0, 4))) {
    clashes.push('DocumentBirthYearMismatch');
  }
  if (holder.sex !== undefined && document.sex !== holder.sex) clashes.push('DocumentSexMismatch');
  return clashes;
}
