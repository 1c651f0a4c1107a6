import { dayInVietnam, parseDateOfBirth } from '../../domain/fields/dates.ts';
import type { Parsed } from '../../domain/fields/parsed.ts';
import { parseDocumentNumber, type Sex } from '../../domain/subject/identity.ts';
import type { InsuredPerson, RecordMember } from '../../domain/subject/insured-person.ts';
import { parseName } from '../../domain/subject/names.ts';
import { parsePhone } from '../../domain/subject/phone.ts';
import { parseSocialInsuranceNumber } from '../../domain/subject/social-insurance.ts';
import { malformedAnswer } from '../http-answer.ts';
import { countedPapers, insuredPersonAnswer, paperAnswer } from './wire.ts';

/**
 * The insurer's record in our spelling; undefined when it is one of another number than was asked
 * for. Numbers are taken as they are. Fixed lines, foreign phones and whatever optional cannot be
 * read are left out; what is needed and cannot be read is named `unreadable`: asking again would not
 * make it readable.
 * @throws OutsideSystemError when it is no record at all.
 */
export function readRecord(asked: string, json: unknown, now: number): InsuredPerson | undefined {
  const parsed = insuredPersonAnswer.safeParse(json);
  if (!parsed.success) throw malformedAnswer('insurer', 'record of another shape');
  const { insuranceNumber, fullName, birthDate, sex, papers, phones } = parsed.data;
  const counted = papers.flatMap(readPaper);
  const documents = counted.flatMap((paper) => paper ?? []);
  const needed = {
    socialInsuranceNumber: read(insuranceNumber, parseSocialInsuranceNumber),
    fullName: read(fullName, parseName),
    dateOfBirth: read(birthDate, (text) => parseDateOfBirth(text, dayInVietnam(new Date(now)))),
    documents: documents.length === counted.length ? documents : undefined,
  };
  // Whoever is asked for by the personal number may still be kept under the ten digits before it.
  const isAsked = [needed.socialInsuranceNumber, ...documents.map(({ number }) => number)].includes(
    asked,
  );
  if (!isAsked && needed.socialInsuranceNumber !== undefined) return undefined;
  return {
    ...definedOf(needed),
    ...sexOf(sex),
    documents,
    phones: Array.isArray(phones) ? phones.flatMap((phone) => read(phone, parsePhone) ?? []) : [],
    unreadable: members.filter((member) => needed[member] === undefined),
  };
}

const members: readonly RecordMember[] = [
  'socialInsuranceNumber',
  'fullName',
  'dateOfBirth',
  'documents',
];

/** None for a paper that does not count, undefined for one that counts and cannot be read. */
function readPaper(paper: unknown): (InsuredPerson['documents'][number] | undefined)[] {
  const parsed = paperAnswer.safeParse(paper);
  if (!parsed.success || !countedPapers.includes(parsed.data.type)) return [];
  const document = read(parsed.data.number, parseDocumentNumber);
  return [document && { kind: document.kind, number: document.number }];
}

function read<T>(value: unknown, parse: (text: string) => Parsed<T>): T | undefined {
  const parsed = typeof value === 'string' ? parse(value) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

function definedOf({
  socialInsuranceNumber,
  fullName,
  dateOfBirth,
}: Pick<{ [M in RecordMember]: string | undefined }, Exclude<RecordMember, 'documents'>>) {
  return {
    ...(socialInsuranceNumber !== undefined && { socialInsuranceNumber }),
    ...(fullName !== undefined && { fullName }),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
  };
}

function sexOf(sex: unknown): { sex?: Sex } {
  if (sex === 'M') return { sex: 'male' };
  return sex === 'F' ? { sex: 'female' } : {};
}
