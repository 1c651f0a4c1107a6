/** What a citizen says of the phone's owner; `dateOfBirth` is yyyy-MM-dd, or yyyy alone. */
export type SubscriberClaim = {
  phone: string;
  documentNumber: string;
  fullName: string;
  dateOfBirth: string;
};

export type ClaimField = Exclude<keyof SubscriberClaim, 'phone'>;

/** What the carrier says to it. `fields` are for staff only: the public never learns which failed. */
export type SubscriberMatch =
  | { outcome: 'match' }
  | { outcome: 'mismatch'; fields: ClaimField[] }
  | { outcome: 'not_found' }
  | { outcome: 'suspended' };
