import { describe, expect, test } from '@jest/globals';
import { mobileSubscriberDetails } from '../../src/domain/steps/details/mobile-subscriber.ts';
import { socialInsuranceDetails } from '../../src/domain/steps/details/social-insurance.ts';
import { samplePeople } from '../../simulators/sample-people.ts';
import { person } from '../../simulators/person.ts';

const rules = { acceptsCitizenIdOld9: true, consentVersion: '1', today: () => '2026-11-24' };
const details = mobileSubscriberDetails(rules);
const insuredDetails = socialInsuranceDetails(rules);

describe.each(samplePeople.map((one) => [one.fullName, one] as const))('%s', (_name, one) => {
  test('is a person in canonical spelling', () => {
    expect(person.parse(one)).toEqual(one);
  });

  test('can fill in the form of guide 1.1 without a contradiction', () => {
    const { phone, fullName, dateOfBirth, sex } = one;
    for (const documentNumber of [one.documentNumber, ...(one.otherNumbers ?? [])]) {
      const body = { subjectType: 'citizen', phone, documentNumber, fullName, dateOfBirth, sex };
      const parsed = details.parse({ ...body, consent: { version: '1' } });
      expect(parsed).toMatchObject({ phone, documentNumber, fullName, dateOfBirth });
    }
  });

  test('can fill in the form of guide 1.2', () => {
    const { phone, fullName, dateOfBirth, sex, socialInsuranceNumber } = one;
    const body = {
      subjectType: 'citizen',
      phone,
      socialInsuranceNumber,
      fullName,
      dateOfBirth,
      sex,
    };
    const parsed = insuredDetails.parse({ ...body, consent: { version: '1' } });
    expect(parsed).toMatchObject({ socialInsuranceNumber });
  });
});

test('no two have a phone or a number in common', () => {
  const phones = samplePeople.map(({ phone }) => phone);
  const numbers = samplePeople.flatMap((one) => [one.documentNumber, ...(one.otherNumbers ?? [])]);
  expect(new Set(phones).size).toBe(phones.length);
  expect(new Set(numbers).size).toBe(numbers.length);
  const insured = samplePeople.map(({ socialInsuranceNumber }) => socialInsuranceNumber);
  expect(new Set(insured).size).toBe(insured.length);
});

test('the first three have nothing special about them', () => {
  for (const one of samplePeople.slice(0, 3)) {
    expect(one.suspended).toBeUndefined();
    expect(one.dateOfBirth).toHaveLength('yyyy-MM-dd'.length);
  }
});
