import { dayInVietnam, parseDateOfBirth } from '../../domain/fields/dates.ts';
import { type DocumentNumber, parseDocumentNumber } from '../../domain/subject/identity.ts';
import type { InsuredPerson } from '../../domain/subject/insured-person.ts';
import { parseName } from '../../domain/subject/names.ts';
import type { Parsed } from '../../domain/fields/parsed.ts';
import { parsePhone } from '../../domain/subject/phone.ts';
import { malformedAnswer } from '../http-answer.ts';
import type { OutsideSystemError } from '../outside-system-error.ts';
import { insuredPersonAnswer, type InsuredPersonAnswer, paperKinds } from './wire.ts';

type Papers = InsuredPersonAnswer['papers'];

/**
 * The insurer's record in our spelling. Fixed lines and foreign phones are left out, since no OTP
 * reaches them.
 * @throws OutsideSystemError when it is no record, or one of another number than was asked for.
 */
export function readRecord(asked: string, json: unknown, now: number): InsuredPerson {
  const parsed = insuredPersonAnswer.safeParse(json);
  if (!parsed.success) throw malformed('of another shape');
  const { insuranceNumber, fullName, birthDate, sex, papers, phones } = parsed.data;
  const documents = papers.flatMap(readPaper);
  // Whoever is asked for by the personal number may still be kept under the ten digits before it.
  const names = [insuranceNumber, ...documents.map(({ number }) => number)];
  if (!names.includes(asked)) throw malformed('of another number');
  return {
    socialInsuranceNumber: insuranceNumber,
    fullName: required('name', parseName(fullName)),
    dateOfBirth: required('birth date', parseDateOfBirth(birthDate, dayInVietnam(new Date(now)))),
    ...(sex !== undefined && { sex: sex === 'M' ? 'male' : 'female' }),
    documents,
    phones: phones.map(parsePhone).flatMap((phone) => (phone.ok ? [phone.value] : [])),
  };
}

function readPaper({ type, number }: Papers[number]): InsuredPerson['documents'] {
  const kind = Object.entries(paperKinds).find(([name]) => name === type)?.[1];
  if (kind === undefined) return [];
  const document: DocumentNumber = required('paper', parseDocumentNumber(number));
  if (document.kind !== kind) throw malformed(`with a ${type} that is none`);
  return [{ kind, number: document.number }];
}

function required<T>(what: string, parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw malformed(`with a ${what} that is none`);
}

function malformed(how: string): OutsideSystemError {
  return malformedAnswer('insurer', `record ${how}`);
}
