import { dayInVietnam, parseDateOfBirth } from '../../domain/fields/dates.ts';
import { parseDocumentNumber, type DocumentKind, type Sex } from '../../domain/subject/identity.ts';
import { parseName } from '../../domain/subject/names.ts';
import type { Parsed } from '../../domain/fields/parsed.ts';
import { parsePhone } from '../../domain/subject/phone.ts';
import { identityClaims, type IdentityClaims } from './wire.ts';

/** A citizen as Vietnam Post knows them; self-declared as long as the papers are not checked. */
export type PostIdentity = {
  /** The Post's own name for the account: stable, and nothing that can be guessed. */
  subject: string;
  papersChecked: boolean;
  fullName: string;
  /** yyyy-MM-dd, or yyyy. */
  dateOfBirth: string;
  /** The number that the account was opened with, then any other. */
  documents: { kind: DocumentKind; number: string }[];
  sex?: Sex;
  /** E.164. */
  phone?: string;
};

/**
 * The citizen of the Post's claims, or undefined when a claim is missing or holds what cannot be:
 * half an identity must not become an account. `now` is in milliseconds since 1970.
 */
export function readIdentity(claims: unknown, now: number): PostIdentity | undefined {
  const parsed = identityClaims.safeParse(claims);
  if (!parsed.success) return undefined;
  const { sub, papers_checked, gender } = parsed.data;
  const fullName = parseName(parsed.data.name);
  const dateOfBirth = parseDateOfBirth(parsed.data.birthdate, dayInVietnam(new Date(now)));
  const documents = numbersOf(parsed.data).map(parseDocumentNumber).filter(isAccepted);
  const isWhole = documents.length === numbersOf(parsed.data).length;
  if (!fullName.ok || !dateOfBirth.ok || !isWhole) return undefined;
  const phone = parsePhone(parsed.data.phone_number ?? '');
  return {
    subject: sub,
    papersChecked: papers_checked,
    fullName: fullName.value,
    dateOfBirth: dateOfBirth.value,
    documents: documents.map(({ value: { kind, number } }) => ({ kind, number })),
    ...(gender && { sex: gender }),
    // A landline or a foreign number is no contradiction: it is no way to reach them by SMS.
    ...(phone.ok && { phone: phone.value }),
  };
}

function numbersOf(claims: IdentityClaims): string[] {
  return [claims.document_number, ...(claims.other_document_numbers ?? [])];
}

function isAccepted<T>(parsed: Parsed<T>): parsed is Extract<Parsed<T>, { ok: true }> {
  return parsed.ok;
}
