import type { DocumentKind, Sex } from './identity.ts';

/** What a record must have, and may have in a form that nobody here can read. */
export type RecordMember = 'socialInsuranceNumber' | 'fullName' | 'dateOfBirth' | 'documents';

/** A record of the social insurer, in our spelling. */
export type InsuredPerson = {
  /** Absent like the next two where it is `unreadable`. */
  socialInsuranceNumber?: string;
  fullName?: string;
  /** yyyy-MM-dd, or yyyy where the insurer knows no more. */
  dateOfBirth?: string;
  sex?: Sex;
  /** Every CCCD and CMND that the insurer knows; none where it knows only other papers. */
  documents: { kind: DocumentKind; number: string }[];
  /** Mobile numbers, E.164. */
  phones: string[];
  /** Of `documents`, that some could not be read. */
  unreadable: RecordMember[];
};
