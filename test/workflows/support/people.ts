import type { MobileSubscriberDetails } from '../../../src/domain/steps/details/mobile-subscriber.ts';
import type { SocialInsuranceDetails } from '../../../src/domain/steps/details/social-insurance.ts';

const person = {
  subjectType: 'citizen',
  phone: '+84961234501',
  fullName: 'Nguyễn Văn An',
  dateOfBirth: '1990-05-12',
  consent: { version: '2026-11' },
} as const;

/** Details of guide 1.1, as they reach the flow. */
export const citizen: MobileSubscriberDetails = {
  ...person,
  documentKind: 'personal_id_number',
  documentNumber: '001090012345',
};

/** Details of guide 1.2. */
export const insured: SocialInsuranceDetails = { ...person, socialInsuranceNumber: '3120456784' };

/** Details of guide 1.3. */
export const simHolder = {
  subjectType: 'citizen',
  phone: person.phone,
  consent: person.consent,
} as const;

/** Details of guide 1.4 and 1.5. */
export const consenting = { subjectType: 'citizen', consent: person.consent } as const;
