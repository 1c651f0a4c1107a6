import { randomInt } from 'node:crypto';

/** What somebody signs in with at Vietnam Post. */
export type PostCredential = { username: string; password: string };

/** A person as the simulators know people, and as they type themselves in. */
export type Citizen = {
  fullName: string;
  dateOfBirth: string;
  sex: 'male' | 'female';
  documentNumber: string;
  phone: string;
  socialInsuranceNumber: string;
  /** A SIM that signs. */
  sim?: { pin: string; certificate?: 'revoked' | 'expired' | 'ofEmployee' };
  /** An account at Vietnam Post. */
  post?: PostCredential & { papersChecked: boolean };
  taxCode?: string;
  /** A CMND beside the CCCD. */
  otherNumbers?: string[];
  note: string;
};

const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0');

/** A citizen like no other, unless told: a number of Hà Nội that fits the year and the sex. */
export function aCitizen(details: Partial<Citizen> = {}): Citizen {
  return {
    fullName: 'Nguyễn Thị Hòa',
    dateOfBirth: '1985-07-09',
    sex: 'female',
    documentNumber: `001185${digits(6)}`,
    phone: `+8498${digits(7)}`,
    socialInsuranceNumber: digits(10),
    note: 'made by a test',
    ...details,
  };
}

/** The body of a start by mobile subscription, as this citizen fills it in. */
export function detailsOf(citizen: Citizen, consentVersion: string) {
  const { fullName, dateOfBirth, sex, documentNumber, phone } = citizen;
  return {
    subjectType: 'citizen' as const,
    phone,
    documentNumber,
    fullName,
    dateOfBirth,
    sex,
    consent: { version: consentVersion },
  };
}

/** The body of a start by social insurance, likewise. */
export function insuredDetailsOf(citizen: Citizen, consentVersion: string) {
  const { fullName, dateOfBirth, phone, socialInsuranceNumber } = citizen;
  return {
    subjectType: 'citizen' as const,
    phone,
    socialInsuranceNumber,
    fullName,
    dateOfBirth,
    consent: { version: consentVersion },
  };
}
