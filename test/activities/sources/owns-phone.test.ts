import { expect, test } from '@jest/globals';
import { ownsPhone } from '../../../src/activities/sources/owns-phone.ts';
import type { SubscriberClaim } from '../../../src/adapters/carrier/client.ts';
import type { InsuredSubscriber } from '../../../src/domain/subject/registrant.ts';

const registrant: InsuredSubscriber = {
  subjectType: 'citizen',
  phone: '+84961234501',
  fullName: 'Nguyễn Văn An',
  dateOfBirth: '1948-05-12',
  documents: [
    { kind: 'citizen_id_old9', number: '031234567' },
    { kind: 'personal_id_number', number: '001048012345' },
  ],
};

/** What a carrier is asked that knows the phone by the second number. */
async function ask(dateOfBirth: string) {
  const claims: SubscriberClaim[] = [];
  const isOwn = await ownsPhone(
    {
      carrier: {
        matchSubscriber: (claim) => {
          claims.push(claim);
          const isKnown = claim.documentNumber === '001048012345';
          return Promise.resolve(isKnown ? { outcome: 'match' } : { outcome: 'not_found' });
        },
        close: () => Promise.resolve(),
      },
      timeouts: { carrierMs: 1, insurerMs: 1, smsMs: 1, emailMs: 1, simProviderMs: 1, postMs: 1 },
    },
    {
      proof: { flowId: 'f1', step: 'details', purpose: 'registration' },
      registrant: { ...registrant, dateOfBirth },
    },
  );
  return { isOwn, births: claims.map((claim) => claim.dateOfBirth) };
}

test('the carrier is asked by each number, with the day of birth', async () => {
  expect(await ask('1948-05-12')).toEqual({ isOwn: true, births: ['1948-05-12', '1948-05-12'] });
});

test('the carrier is asked for no year, for which the insurer has vouched', async () => {
  expect(await ask('1948')).toEqual({ isOwn: true, births: [undefined, undefined] });
});
