/** What is said of the phone's owner. */
export type SubscriberClaim = {
  phone: string;
  documentNumber: string;
  fullName: string;
  /** yyyy-MM-dd, or yyyy alone; left out where another source has vouched for it. */
  dateOfBirth?: string;
};

type ClaimField = Exclude<keyof SubscriberClaim, 'phone'>;
/** A field that the carrier does not bear out, or of which its answer could not be read. */
export type ClaimFinding = ClaimField | `${ClaimField}Unreadable`;

/** What the carrier says to it. `fields` are for staff only: the public never learns which failed. */
export type SubscriberMatch =
  | { outcome: 'match' }
  | { outcome: 'mismatch'; fields: ClaimFinding[] }
  | { outcome: 'not_found' }
  | { outcome: 'suspended' };
