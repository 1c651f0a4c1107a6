import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { changesBy, noticesOf } from '../support/changes.ts';
import { type Citizen, detailsOf } from '../support/citizens.ts';
import { logins } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { usbLogin } from '../support/usb-login.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
let usb: ReturnType<typeof usbLogin>;
beforeAll(async () => {
  system = await startSystem({ RETRY_INITIAL_MS: '200', RETRY_MAXIMUM_MS: '400' });
  citizens = logins(system);
  usb = usbLogin(system);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

const nine = () => String(randomInt(10 ** 9)).padStart(9, '0');

/** Somebody with a CMND beside the CCCD that they have registered with, who is signed in. */
async function withCmnd(details: Partial<Citizen> = {}) {
  const cmnd = nine();
  const { citizen, accountId } = await citizens.registered({ otherNumbers: [cmnd], ...details });
  const { token } = await citizens.signedIn(citizen);
  return { citizen, accountId, cmnd, changes: changesBy(system, token) };
}

describe('a number that is typed', () => {
  test('is added where the carrier knows the phone by it: one signs in by either, and nobody registers', async () => {
    const { citizen, accountId, cmnd, changes } = await withCmnd();
    const done = await changes.started('document', { documentNumber: cmnd });
    expect(done).toMatchObject({ status: 'completed', result: { account: { id: accountId } } });
    expect(await noticesOf(system, accountId)).toEqual(['document_added by sms']);
    await citizens.signedIn({ ...citizen, documentNumber: cmnd });
    await citizens.signedIn(citizen);
    const body = { ...detailsOf(citizen, system.consentVersion), documentNumber: cmnd };
    expect(problemOf(await system.portal.start(body)).code).toBe('AccountAlreadyExists');
    expect(await changes.refused('document', { documentNumber: cmnd })).toBe('DocumentKnown');
  });

  test('is not added where the carrier does not, and may be corrected', async () => {
    const { accountId, cmnd, changes } = await withCmnd();
    const refused = problemOf(await changes.start('document', { documentNumber: nine() }));
    expect(refused).toMatchObject({
      status: 422,
      code: 'SubscriberMismatch',
      attemptsLeft: 3,
      flow: { step: { name: 'document', actions: ['submit', 'cancel'] } },
    });
    expect(refused.nextActions[0]?.action).toBe('correctDocument');
    expect(await noticesOf(system, accountId)).toEqual([]);
    if (!refused.flow) throw new Error('the flow goes on');
    const right = await system.portal.step(refused.flow, 'document', { documentNumber: cmnd });
    expect(flowOf(right).status).toBe('completed');
  });

  test('that another account holds is told so after the match alone, with the ways on', async () => {
    const { citizen, cmnd, changes } = await withCmnd();
    const { changes: ofStranger } = await withCmnd();
    await registerBy(citizen, cmnd);
    const refused = problemOf(await changes.start('document', { documentNumber: cmnd }));
    expect(refused).toMatchObject({ status: 409, code: 'DocumentHeldElsewhere' });
    expect(refused.nextActions.map(({ action }) => action)).toEqual([
      'recoverPassword',
      'recoverAtCounter',
      'dispute',
    ]);
    expect(await ofStranger.refused('document', { documentNumber: cmnd })).toBe(
      'SubscriberMismatch',
    );
  });

  test('that is none, or contradicts the holder, is refused by its field', async () => {
    const { changes } = await withCmnd();
    const start = async (documentNumber: string) =>
      problemOf(await changes.start('document', { documentNumber }));
    expect(await start('12')).toMatchObject({
      code: 'ValidationFailed',
      errors: [{ pointer: '/documentNumber', code: 'DocumentNumberInvalid' }],
    });
    const clashing = await start('001090123456');
    expect(clashing.code).toBe('ValidationFailed');
    expect(clashing.errors?.map(({ code }) => code)).toEqual([
      'DocumentBirthYearMismatch',
      'DocumentSexMismatch',
    ]);
  });

  test('waits for a carrier that is away, and is added by itself', async () => {
    const { cmnd, changes } = await withCmnd();
    await system.simulators.setFault({ system: 'carrier', fault: 'down' });
    const waiting = problemOf(await changes.start('document', { documentNumber: cmnd }));
    expect(waiting).toMatchObject({ code: 'CarrierUnavailable', flow: { status: 'open' } });
    await system.simulators.clearFaults();
    const { flow } = waiting;
    if (!flow) throw new Error('the flow goes on');
    await until('the flow to go on', async () => {
      const seen = withToken(flow, flowOf(await system.portal.read(flow)));
      return seen.status === 'completed';
    });
  });
});

/** Another account of the same person, by another number and phone. */
async function registerBy(citizen: Citizen, documentNumber: string) {
  const phone = `+8498${String(randomInt(10 ** 7)).padStart(7, '0')}`;
  await citizens.registered({ ...citizen, documentNumber, phone, otherNumbers: [] });
}

describe('the numbers of a certificate', () => {
  const insuredBy = ({ fullName, socialInsuranceNumber }: Citizen) => ({
    fullName,
    personalUid: `BHXH:${socialInsuranceNumber}`,
  });

  test('are added where the insurer knows its holder by one of the account, too', async () => {
    const { citizen, accountId, cmnd, changes } = await withCmnd();
    const flow = await changes.started('document', { by: 'usb_signature' });
    expect(flow.steps).toEqual(['document', 'usb_signature']);
    const certificate = await usb.ca.issue({ subject: insuredBy(citizen) });
    expect(flowOf(await usb.submit(flow, certificate)).status).toBe('completed');
    expect(await noticesOf(system, accountId)).toEqual(['document_added by sms']);
    await citizens.signedIn({ ...citizen, documentNumber: cmnd });
  });

  test('of another person are not added', async () => {
    const { accountId, changes } = await withCmnd();
    const other = await withCmnd();
    const flow = await changes.started('document', { by: 'usb_signature' });
    const certificate = await usb.ca.issue({ subject: insuredBy(other.citizen) });
    expect(problemOf(await usb.submit(flow, certificate)).code).toBe('ProofOfAnotherPerson');
    expect(await noticesOf(system, accountId)).toEqual([]);
  });
});
