import type { DocumentKind, Sex } from './identity.ts';

/** A record of the social insurer, in our spelling. */
export type InsuredPerson = {
  socialInsuranceNumber: string;
  fullName: string;
  /** yyyy-MM-dd, or yyyy where the insurer knows no more. */
  dateOfBirth: string;
  sex?: Sex;
  /** Every CCCD and CMND that the insurer knows; none where it knows only other papers. */
  documents: { kind: DocumentKind; number: string }[];
  /** Mobile numbers, E.164. */
  phones: string[];
};
