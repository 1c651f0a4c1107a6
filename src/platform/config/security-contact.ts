import type { SettingReader } from './reader.ts';

/** Where weaknesses are reported to (RFC 9116). */
export type SecurityContact = {
  /** `mailto:`, `https:` or `tel:` URIs, the preferred one first. */
  contacts: string[];
  /** Until when that holds: past it nothing is told. */
  expiresAt: Date;
};

/** RFC 9116, section 2.5.3: web addresses by https alone. */
const contactPattern = /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+[\d-]{5,20})$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** `SECURITY_CONTACT`, by commas, and `SECURITY_CONTACT_EXPIRES`, a day: both, or null for neither. */
export function readSecurityContact(read: SettingReader): SecurityContact | null {
  const given = read.optional('SECURITY_CONTACT');
  const day = read.optional('SECURITY_CONTACT_EXPIRES');
  if (given === undefined && day === undefined) return null;
  if (given === undefined || day === undefined) {
    read.refuse('SECURITY_CONTACT and SECURITY_CONTACT_EXPIRES are set together, or not at all.');
    return null;
  }
  const contacts = given.split(',').map((one) => one.trim());
  if (!contacts.every((one) => contactPattern.test(one))) {
    read.refuse('SECURITY_CONTACT must be a list of mailto:, https: or tel: addresses.');
  }
  const expiresAt = new Date(dayPattern.test(day) ? `${day}T00:00:00Z` : Number.NaN);
  if (Number.isNaN(expiresAt.getTime())) {
    read.refuse(`SECURITY_CONTACT_EXPIRES must be a day such as 2027-06-30, not "${day}".`);
  }
  return { contacts, expiresAt };
}
