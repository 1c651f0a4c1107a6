import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Citizen, aCitizen, detailsOf, insuredDetailsOf } from '../support/citizens.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { password } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

const method = 'social_insurance';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** A citizen whom insurer and carrier know, with the body of the start. */
async function insured(details: Partial<Citizen> = {}) {
  const citizen = aCitizen(details);
  await system.simulators.addPerson(citizen);
  return { citizen, body: insuredDetailsOf(citizen, system.consentVersion) };
}

const chosen = { password, repeated: password };

describe('a citizen with social insurance', () => {
  test('registers with the number, OTP and password; the record gives the identity number', async () => {
    const { citizen, body } = await insured();
    const flow = flowOf(await system.portal.start(body, { method }));
    expect(flow).toMatchObject({ method, step: { name: 'otp' } });
    const code = await system.simulators.code(citizen.phone);
    await system.portal.step(flow, 'otp', { code });
    const weak = `Aa!${citizen.documentNumber}`;
    const refused = await system.portal.step(flow, 'password', { password: weak, repeated: weak });
    expect(problemOf(refused).errors?.map((error) => error.code)).toContain(
      'PasswordContainsPersonalData',
    );
    const done = flowOf(await system.portal.step(flow, 'password', chosen));
    expect(done).toMatchObject({ status: 'completed', result: { account: { level: 2 } } });

    const byPhone = await system.portal.start(detailsOf(citizen, system.consentVersion));
    expect(problemOf(byPhone).code).toBe('AccountAlreadyExists');
  });

  test('is known by a CMND beside the CCCD', async () => {
    const { citizen, body } = await insured({ otherNumbers: ['012345678'] });
    const flow = flowOf(await system.portal.start(body, { method }));
    await system.portal.step(flow, 'otp', { code: await system.simulators.code(citizen.phone) });
    expect(flowOf(await system.portal.step(flow, 'password', chosen)).status).toBe('completed');

    const other = await insured({ otherNumbers: ['012345678'] });
    expect(problemOf(await system.portal.start(other.body, { method })).code).toBe(
      'AccountAlreadyExists',
    );
  });

  test('whose record cannot be read whole is handed to staff, and not asked for again', async () => {
    const { citizen, body } = await insured();
    const { phone } = citizen;
    await system.simulators.setFault({ system: 'insurer', fault: 'unreadable members', phone });
    const refused = problemOf(await system.portal.start(body, { method }));
    expect([refused.status, refused.code]).toEqual([422, 'InsuredRecordUnreadable']);
    if (!refused.flow) throw new Error('a refused start carries its flow');
    const asked = flowOf(await system.portal.act(refused.flow, 'askForReview'));
    expect(asked.step).toMatchObject({ name: 'details', waitingFor: 'staff' });
  });
});
