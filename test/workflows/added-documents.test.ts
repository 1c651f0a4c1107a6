import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { changedAccount } from './support/change-stubs.ts';
import { another, endOf, ofAccount, refusing, tellChange } from './support/changes-told.ts';
import { signed } from './support/signing.ts';
import { type Stage, openStage } from './support/stage.ts';
import type { Sent } from './support/told-flow.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe('a number', () => {
  const mismatch = () => Promise.resolve({ outcome: 'mismatch' as const, findings: [] });

  test('is added by the word of the carrier about the phone of the account', async () => {
    const asked: unknown[] = [];
    const flow = tellChange(stage, 'document', {
      matchSubscriber: ({ details }) => {
        asked.push(details);
        return Promise.resolve({ outcome: 'match' });
      },
    });
    const { flow: done } = await flow.start(another());
    expect(done).toMatchObject({ status: 'completed', result: { account: { level: 2 } } });
    const { fullName, dateOfBirth } = changedAccount;
    expect(asked).toEqual([
      {
        fullName,
        dateOfBirth,
        phone: changedAccount.phone,
        documentKind: 'citizen_id_old9',
        documentNumber: '012345678',
      },
    ]);
    await flow.result();
    await flow.record('change-document-completed');
  });

  test('that the carrier does not confirm may be corrected a few times', async () => {
    const flow = tellChange(stage, 'document', { matchSubscriber: mismatch });
    const first = await flow.start(another());
    expect(first.refusal).toEqual({ code: 'SubscriberMismatch', attemptsLeft: 3 });
    expect(first.flow.step).toMatchObject({ name: 'document', actions: ['submit', 'cancel'] });
    for (const attemptsLeft of [2, 1]) {
      expect((await flow.submit(another())).refusal?.attemptsLeft).toBe(attemptsLeft);
    }
    expect((await flow.submit(another())).refusal).toEqual({ code: 'SubscriberNotVerified' });
    expect(await endOf(flow)).toMatchObject({ status: 'refused' });
  });

  test("that is the account's, or contradicts its holder, is asked about nobody", async () => {
    const flow = tellChange(stage, 'document', {
      ...ofAccount({ sex: 'male' }),
      matchSubscriber: () => Promise.reject(new Error('asked')),
    });
    const own = await flow.start(another('001090012345'));
    expect(own.refusal).toEqual({ code: 'DocumentKnown' });
    const clashing = await flow.submit(another('001191012345'));
    expect(clashing.refusal).toEqual({
      code: 'ValidationFailed',
      errors: [
        { pointer: '/documentNumber', code: 'DocumentBirthYearMismatch' },
        { pointer: '/documentNumber', code: 'DocumentSexMismatch' },
      ],
    });
    expect(clashing.flow.step?.name).toBe('document');
    await flow.submit({ step: 'cancel', data: null });
  });

  test.each([['phone'], ['dateOfBirth']] as const)(
    'needs a signature where the account has no %s',
    async (missing) => {
      const flow = tellChange(stage, 'document', ofAccount({ [missing]: null }));
      expect((await flow.start(another())).refusal?.code).toBe('DocumentNeedsSignature');
      await flow.result();
    },
  );

  test('that another account holds is told so, and ends the flow', async () => {
    const flow = tellChange(stage, 'document', { addDocuments: refusing('held_elsewhere') });
    expect((await flow.start(another())).refusal?.code).toBe('DocumentHeldElsewhere');
    expect(await endOf(flow)).toMatchObject({ status: 'refused' });
  });

  test('is sent again after a proof anew', async () => {
    const flow = tellChange(stage, 'document');
    flow.replace('addDocuments', refusing('proof_stale'));
    const stale = await flow.start(another());
    expect(stale.refusal?.code).toBe('FreshProofRequired');
    expect(stale.flow.step).toMatchObject({ name: 'document', actions: ['submit', 'cancel'] });
    await flow.submit({ step: 'cancel', data: null });
  });

  test('while the carrier is away the flow waits for it, and goes on by itself', async () => {
    let isAway = true;
    const flow = tellChange(stage, 'document');
    flow.spoil('matchSubscriber', () => isAway);
    const waiting = await flow.start(another());
    expect(waiting.refusal?.code).toBe('CarrierUnavailable');
    expect(waiting.flow.step).toMatchObject({ name: 'document', waitingFor: 'carrier' });
    isAway = false;
    expect(await endOf(flow)).toMatchObject({ status: 'completed' });
  });

  const bySignature: Sent = { step: 'document', data: { by: 'usb_signature' } };

  test('is read from the certificate of a signature, also after a typed one was not confirmed', async () => {
    const flow = tellChange(stage, 'document', { matchSubscriber: mismatch });
    await flow.start(another());
    const { flow: begun } = await flow.submit(bySignature);
    expect(begun.steps).toEqual(['document', 'usb_signature']);
    await flow.submit(signed);
    expect(await endOf(flow)).toMatchObject({ status: 'completed' });
  });

  test.each([
    ['another_person', 'ProofOfAnotherPerson'],
    ['known', 'DocumentKnown'],
    ['held_elsewhere', 'DocumentHeldElsewhere'],
  ] as const)('of a certificate that is %s ends the flow with %s', async (outcome, code) => {
    const flow = tellChange(stage, 'document', { addDocuments: refusing(outcome) });
    await flow.start(bySignature);
    expect((await flow.submit(signed)).refusal).toEqual({ code });
    expect(await endOf(flow)).toMatchObject({ status: 'refused' });
  });
});
