import { z } from 'zod';
import { compareNames } from '../../src/domain/subject/names.ts';

/** What the simulated carrier holds of a subscriber. */
export type CarrierSubscriber = {
  fullName: string;
  /** yyyy-MM-dd or yyyy. */
  dateOfBirth: string;
  sex: 'male' | 'female';
  documentNumber: string;
  otherNumbers?: string[] | undefined;
  suspended?: boolean | undefined;
};

export type SimulatedAnswer = { status: number; body: object };

/** The attributes of KYC_MatchRequestBody that this carrier knows; then those that it does not. */
const known = ['idDocument', 'name', 'birthdate', 'gender'] as const;
const unknown =
  `idDocumentType idDocumentExpiryDate givenName familyName nameKanaHankaku nameKanaZenkaku
  middleNames familyNameAtBirth address streetName streetNumber postalCode region locality country
  houseNumberExtension email cityOfBirth countryOfBirth nationality`.split(/\s+/);

const matchRequest = z.object({
  phoneNumber: z
    .string()
    .regex(/^\+[1-9][0-9]{4,14}$/)
    .optional(),
  idDocument: z.string().optional(),
  name: z.string().optional(),
  birthdate: z.iso.date().optional(),
  gender: z.enum(['MALE', 'FEMALE', 'OTHER']).optional(),
  ...Object.fromEntries(unknown.map((attribute) => [attribute, z.string().optional()])),
});
type Request = z.infer<typeof matchRequest>;

/**
 * Answers a match request as kyc-match.yaml has it, for a carrier that requires the document number
 * to match before it says anything else.
 */
export function answerMatch(
  body: unknown,
  findSubscriber: (phone: string) => CarrierSubscriber | undefined,
): SimulatedAnswer {
  const parsed = matchRequest.safeParse(body);
  if (!parsed.success) return errorInfo(400, 'INVALID_ARGUMENT');
  const request = parsed.data;
  const asked = Object.keys(request).filter((attribute) => attribute !== 'phoneNumber');
  if (asked.length === 0) return errorInfo(400, 'KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION');
  if (request.phoneNumber === undefined) return errorInfo(422, 'MISSING_IDENTIFIER');
  const subscriber = findSubscriber(request.phoneNumber);
  if (!subscriber) return errorInfo(404, 'IDENTIFIER_NOT_FOUND');
  if (subscriber.suspended) return errorInfo(422, 'SERVICE_NOT_APPLICABLE');
  if (request.idDocument === undefined) {
    return errorInfo(403, 'KNOW_YOUR_CUSTOMER.ID_DOCUMENT_REQUIRED');
  }
  if (!isDocumentOf(subscriber, request.idDocument)) {
    return errorInfo(403, 'KNOW_YOUR_CUSTOMER.ID_DOCUMENT_MISMATCH');
  }
  return { status: 200, body: verdicts(request, subscriber) };
}

/** ErrorInfo of kyc-match.yaml. */
export function errorInfo(status: number, code: string): SimulatedAnswer {
  return { status, body: { status, code, message: `Simulated carrier: ${code}` } };
}

function isDocumentOf(subscriber: CarrierSubscriber, number: string): boolean {
  return [subscriber.documentNumber, ...(subscriber.otherNumbers ?? [])].includes(number);
}

type Verdict = 'true' | 'false' | 'not_available';

/** A verdict for each attribute that was asked for, and for no other. */
function verdicts(request: Request, subscriber: CarrierSubscriber): object {
  const birthdate = matchBirthdate(request.birthdate, subscriber.dateOfBirth);
  const byAttribute: Record<(typeof known)[number], Verdict> = {
    idDocument: 'true',
    name: matchName(request.name, subscriber.fullName, birthdate),
    birthdate,
    gender: request.gender?.toLowerCase() === subscriber.sex ? 'true' : 'false',
  };
  const answers: Record<string, Verdict> = {};
  for (const attribute of known) {
    if (attribute in request) answers[`${attribute}Match`] = byAttribute[attribute];
  }
  for (const attribute of unknown) {
    if (attribute in request) answers[`${attribute}Match`] = 'not_available';
  }
  return answers;
}

/** A carrier that knows a year alone cannot vouch for a day. */
function matchBirthdate(asked: string | undefined, held: string): Verdict {
  if (asked !== undefined && asked.startsWith(held) && asked !== held) return 'not_available';
  return asked === held ? 'true' : 'false';
}

/** A record without accents proves a name only together with the full birth date. */
function matchName(asked: string | undefined, held: string, birthdate: Verdict): Verdict {
  const agreement = compareNames(asked ?? '', held);
  if (agreement === 'same_unaccented') return birthdate === 'true' ? 'true' : 'false';
  return agreement === 'same' ? 'true' : 'false';
}
