import { z } from 'zod';

/** Path of the one operation below the API's address (openapi.yaml). */
export const searchPath = '/insured-persons/search';

/** The paper that a number is of; PASSPORT and whatever comes later are nothing to us. */
export const paperKinds = { CCCD: 'personal_id_number', CMND: 'citizen_id_old9' } as const;

/** InsuredPerson of openapi.yaml; members that we do not know are ignored. */
export const insuredPersonAnswer = z.object({
  insuranceNumber: z.string().regex(/^\d{10}(\d{2})?$/),
  fullName: z.string().min(1).max(100),
  birthDate: z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/),
  sex: z.enum(['M', 'F']).optional(),
  papers: z.array(z.object({ type: z.string(), number: z.string().min(1) })),
  phones: z.array(z.string()),
});
export type InsuredPersonAnswer = z.infer<typeof insuredPersonAnswer>;

/** The code of a 404 that says something of the number, and not of the address. */
export const unknownNumber = 'INSURED_PERSON_NOT_FOUND';

/** Problem of openapi.yaml, as far as it is read. */
export const problemAnswer = z.object({ code: z.string() });
