import type { DetailsBody } from '../../client/contract.ts';
import type { MadeUpCitizen } from './made-up-citizen.ts';

/** The methods whose first step is a form. */
export type ByOtp = 'mobile_subscriber' | 'social_insurance';

type Consent = { version: string };

/** What the citizen types on the first step of each. */
export const detailsFor: {
  [M in ByOtp]: (citizen: MadeUpCitizen, consent: Consent) => DetailsBody<M>;
} = {
  mobile_subscriber: ({ documentNumber, ...citizen }, consent) => ({
    ...typedBy(citizen),
    documentNumber,
    consent,
  }),
  social_insurance: ({ socialInsuranceNumber, ...citizen }, consent) => ({
    ...typedBy(citizen),
    socialInsuranceNumber,
    consent,
  }),
};

function typedBy(citizen: Pick<MadeUpCitizen, 'fullName' | 'dateOfBirth' | 'sex' | 'phone'>) {
  const { fullName, dateOfBirth, sex, phone } = citizen;
  return { subjectType: 'citizen', fullName, dateOfBirth, sex, phone } as const;
}
