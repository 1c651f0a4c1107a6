import { dayInVietnam, parseDateOfBirth } from '../../domain/fields/dates.ts';
import type { Parsed } from '../../domain/fields/parsed.ts';
import { parseDocumentNumber, type DocumentKind, type Sex } from '../../domain/subject/identity.ts';
import { parseName } from '../../domain/subject/names.ts';
import { parsePhone } from '../../domain/subject/phone.ts';
import { identityClaims } from './wire.ts';

/** What the Post must tell of a citizen, and may tell in a form that nobody here can read. */
export type PostMember = 'fullName' | 'dateOfBirth' | 'documents' | 'papersChecked';

/** A citizen as Vietnam Post knows them; self-declared as long as the papers are not checked. */
export type PostIdentity = {
  /** The Post's own name for the account: stable, and nothing that can be guessed. */
  subject: string;
  /** Only where the Post says so in as many words. */
  papersChecked: boolean;
  /** As the Post writes it where it is `unreadable`. */
  fullName: string;
  /** yyyy-MM-dd, or yyyy; absent where it is `unreadable`. */
  dateOfBirth?: string;
  /** The number that the account was opened with, then any other; at least one. */
  documents: { kind: DocumentKind; number: string }[];
  sex?: Sex;
  /** E.164. */
  phone?: string;
  /** Of `documents`, that some could not be read. */
  unreadable: PostMember[];
};

const longestUnreadName = 200;

/**
 * The citizen of the Post's claims. Numbers are taken as they are; an optional claim that cannot be
 * read is left out, and what is needed and cannot be read is named for staff. Undefined without an
 * account, a name or a number: half an identity must not become an account. `now` is in
 * milliseconds since 1970.
 */
export function readIdentity(claims: unknown, now: number): PostIdentity | undefined {
  const parsed = identityClaims.safeParse(claims);
  if (!parsed.success) return undefined;
  const { sub, name, birthdate, gender, phone_number, papers_checked } = parsed.data;
  const numbers = [parsed.data.document_number, ...parsed.data.other_document_numbers];
  const documents = numbers.flatMap((text) => valueOf(parseDocumentNumber(text)) ?? []);
  if (name.trim() === '' || documents.length === 0) return undefined;
  const fullName = valueOf(parseName(name));
  const dateOfBirth = valueOf(parseDateOfBirth(birthdate, dayInVietnam(new Date(now))));
  // A landline or a foreign number is no contradiction: it is no way to reach them by SMS.
  const phone = valueOf(parsePhone(phone_number));
  const isRead: Record<PostMember, boolean> = {
    fullName: fullName !== undefined,
    dateOfBirth: dateOfBirth !== undefined,
    documents: documents.length === numbers.length,
    papersChecked: typeof papers_checked === 'boolean',
  };
  return {
    subject: sub,
    papersChecked: papers_checked === true,
    fullName: fullName ?? name.trim().slice(0, longestUnreadName),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
    documents: documents.map(({ kind, number }) => ({ kind, number })),
    ...(gender && { sex: gender }),
    ...(phone !== undefined && { phone }),
    unreadable: members.filter((member) => !isRead[member]),
  };
}

const members: readonly PostMember[] = ['fullName', 'dateOfBirth', 'documents', 'papersChecked'];

function valueOf<T>(parsed: Parsed<T>): T | undefined {
  return parsed.ok ? parsed.value : undefined;
}
