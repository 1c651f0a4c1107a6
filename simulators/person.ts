import { z } from 'zod';
import { certificateFlaws } from './sim-provider/simulator.ts';
import { dayInVietnam, parseDateOfBirth } from '../src/domain/fields/dates.ts';
import { parseDocumentNumber } from '../src/domain/subject/identity.ts';
import { parseName } from '../src/domain/subject/names.ts';
import { parsePhone } from '../src/domain/subject/phone.ts';
import { parseSocialInsuranceNumber } from '../src/domain/subject/social-insurance.ts';
import { textField } from '../src/domain/fields/text-field.ts';

const documentNumber = textField(parseDocumentNumber).transform(({ number }) => number);

/**
 * A person whom all simulated systems know. Numbers are checked one by one and not against each
 * other, so that a test can have a record that contradicts itself.
 */
export const person = z.strictObject({
  fullName: textField(parseName),
  dateOfBirth: textField((text) => parseDateOfBirth(text, dayInVietnam(new Date()))),
  sex: z.enum(['male', 'female']),
  documentNumber,
  /** A CMND beside the CCCD, or the other way round. */
  otherNumbers: z.array(documentNumber).max(5).optional(),
  phone: textField(parsePhone),
  /** Today's carrier; with number portability the prefix does not say it. */
  carrier: z.string().max(50).optional(),
  /** Whether the carrier has suspended the subscription. */
  suspended: z.boolean().optional(),
  socialInsuranceNumber: textField(parseSocialInsuranceNumber).optional(),
  taxCode: z
    .string()
    .regex(/^\d{10}(-\d{3})?$/)
    .optional(),
  sim: z
    .strictObject({
      pin: z.string().regex(/^\d{4,8}$/),
      /** What is wrong with its certificate. */
      certificate: z.enum(certificateFlaws).optional(),
    })
    .optional(),
  post: z
    .strictObject({
      username: z.string().min(1).max(100),
      password: z.string().min(1).max(200),
      papersChecked: z.boolean(),
    })
    .optional(),
  note: z.string().max(500).default(''),
});

export type Person = z.infer<typeof person>;
