import { z } from 'zod';

/** Path of the one operation below the API's address (openapi.yaml). */
export const searchPath = '/insured-persons/search';

/**
 * The papers whose numbers count; PASSPORT and whatever comes later are nothing to us. Which of the
 * two a number is of its length says: there are CMND of 12 digits.
 */
export const countedPapers: readonly string[] = ['CCCD', 'CMND'];

/**
 * InsuredPerson of openapi.yaml, each member to be read by itself: one that cannot be read must not
 * make the others unreadable. Members that we do not know are ignored.
 */
export const insuredPersonAnswer = z.object({
  insuranceNumber: z.unknown().optional(),
  fullName: z.unknown().optional(),
  birthDate: z.unknown().optional(),
  sex: z.unknown().optional(),
  papers: z.array(z.unknown()),
  phones: z.unknown().optional(),
});

/** A paper of it. */
export const paperAnswer = z.object({ type: z.string(), number: z.string().catch('') });

/** The code of a 404 that says something of the number, and not of the address. */
export const unknownNumber = 'INSURED_PERSON_NOT_FOUND';

/** Problem of openapi.yaml, as far as it is read. */
export const problemAnswer = z.object({ code: z.string() });
