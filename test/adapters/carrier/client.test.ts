import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createCarrierClient, type CarrierClient } from '../../../src/adapters/carrier/client.ts';
import { aCitizen } from '../../support/citizens.ts';
import { credentials, startSimulators, type StartedSimulators } from '../../simulators/start.ts';

const inTime = { timeoutMs: 5_000, correlationId: 'DD-7K3F-92QX:1' };
const citizen = aCitizen({ fullName: 'Phạm Thị Hòa', dateOfBirth: '1985-07-19' });
const { phone, documentNumber, fullName, dateOfBirth } = citizen;
const claim = { phone, documentNumber, fullName, dateOfBirth };

let simulators: StartedSimulators;
let carrier: CarrierClient;

beforeAll(async () => {
  simulators = await startSimulators();
  await simulators.addPerson(citizen);
  carrier = createCarrierClient({
    url: `${simulators.url}/kyc-match/v0.4`,
    tokenUrl: `${simulators.url}/oauth2/token`,
    ...credentials.carrier,
  });
});
afterEach(() => simulators.clearFaults());
afterAll(async () => {
  await carrier.close();
  await simulators.close();
});

describe('the carrier says of a claim', () => {
  test.each([
    ['match', 'all of it is true', {}, { outcome: 'match' }],
    ['match', 'the tone stands elsewhere', { fullName: 'PHẠM THỊ HOÀ' }, { outcome: 'match' }],
    [
      'mismatch',
      'the number is of another document',
      { documentNumber: '031185002469' },
      { outcome: 'mismatch', fields: ['documentNumber'] },
    ],
    [
      'mismatch',
      'the accents differ',
      { fullName: 'Pham Thi Hoa' },
      { outcome: 'mismatch', fields: ['fullName'] },
    ],
    [
      'mismatch',
      'name and birth date are wrong',
      { fullName: 'Phạm Thị Hồng', dateOfBirth: '1985-07-18' },
      { outcome: 'mismatch', fields: ['fullName', 'dateOfBirth'] },
    ],
    ['not found', 'nobody has the number', { phone: '+84970000000' }, { outcome: 'not_found' }],
    ['match', 'only the year is claimed', { dateOfBirth: '1985' }, { outcome: 'match' }],
  ])('%s when %s', async (_outcome, _when, change, expected) => {
    expect(await carrier.matchSubscriber({ ...claim, ...change }, inTime)).toEqual(expected);
  });

  test('suspended when the subscription is', async () => {
    const suspended = { ...aCitizen(), suspended: true };
    await simulators.addPerson(suspended);
    const { phone, documentNumber, fullName, dateOfBirth } = suspended;
    expect(
      await carrier.matchSubscriber({ phone, documentNumber, fullName, dateOfBirth }, inTime),
    ).toEqual({ outcome: 'suspended' });
  });

  test('mismatch when it knows the year alone and a day is claimed', async () => {
    const elder = aCitizen({ dateOfBirth: '1948', documentNumber: '038148000918' });
    await simulators.addPerson(elder);
    const { phone, documentNumber, fullName } = elder;
    expect(
      await carrier.matchSubscriber(
        { phone, documentNumber, fullName, dateOfBirth: '1948-01-01' },
        inTime,
      ),
    ).toEqual({ outcome: 'mismatch', fields: ['dateOfBirth'] });
  });

  test('match for a record without accents only together with the full birth date', async () => {
    const plain = aCitizen({ fullName: 'DO MINH TUAN' });
    await simulators.addPerson(plain);
    const { phone, documentNumber, dateOfBirth } = plain;
    const accented = { phone, documentNumber, fullName: 'Đỗ Minh Tuấn', dateOfBirth };
    expect(await carrier.matchSubscriber(accented, inTime)).toEqual({ outcome: 'match' });
    expect(await carrier.matchSubscriber({ ...accented, dateOfBirth: '1985' }, inTime)).toEqual({
      outcome: 'mismatch',
      fields: ['fullName'],
    });
  });
});

describe('a carrier in trouble', () => {
  test.each([
    ['down', { reason: 'down', retryable: true }],
    ['malformed answer', { reason: 'malformed', retryable: true }],
    ['clock skew', { reason: 'refused', retryable: true }],
    ['refused', { reason: 'refused', retryable: true }],
    ['throttled', { reason: 'down', retryable: true, retryAfterSeconds: 1 }],
  ])('that has the fault "%s" is told apart', async (fault, expected) => {
    await simulators.setFault({ system: 'carrier', fault });
    await expect(carrier.matchSubscriber(claim, inTime)).rejects.toMatchObject({
      name: 'OutsideSystemError',
      system: 'carrier',
      ...expected,
    });
  });

  test('that is slow costs no more than the time given', async () => {
    await simulators.setFault({ system: 'carrier', fault: 'slow', seconds: 60 });
    await expect(
      carrier.matchSubscriber(claim, { ...inTime, timeoutMs: 50 }),
    ).rejects.toMatchObject({ reason: 'timeout', retryable: true });
  });

  test('that leaves out what was asked gives a mismatch, which staff can look into', async () => {
    await simulators.setFault({ system: 'carrier', fault: 'missing members' });
    expect(await carrier.matchSubscriber(claim, inTime)).toEqual({
      outcome: 'mismatch',
      fields: ['fullNameUnreadable'],
    });
  });

  test('that looks at another record gives a mismatch', async () => {
    await simulators.setFault({ system: 'carrier', fault: 'wrong data', phone });
    expect(await carrier.matchSubscriber(claim, inTime)).toEqual({
      outcome: 'mismatch',
      fields: ['fullName', 'dateOfBirth'],
    });
  });

  test('that ends a token early is asked for a new one, once', async () => {
    await simulators.setFault({ system: 'carrier', fault: 'expiredToken', times: 1 });
    expect(await carrier.matchSubscriber(claim, inTime)).toEqual({ outcome: 'match' });
    await simulators.setFault({ system: 'carrier', fault: 'expiredToken' });
    await expect(carrier.matchSubscriber(claim, inTime)).rejects.toMatchObject({
      reason: 'refused',
      retryable: true,
    });
  });

  test('that answers again is used again', async () => {
    await simulators.setFault({ system: 'carrier', fault: 'down', times: 1 });
    await expect(carrier.matchSubscriber(claim, inTime)).rejects.toMatchObject({ reason: 'down' });
    expect(await carrier.matchSubscriber(claim, inTime)).toEqual({ outcome: 'match' });
  });
});

test('wrong credentials are refused, for an operator to put right', async () => {
  const stranger = createCarrierClient({
    url: `${simulators.url}/kyc-match/v0.4`,
    tokenUrl: `${simulators.url}/oauth2/token`,
    clientId: credentials.carrier.clientId,
    clientSecret: 'wrong',
  });
  await expect(stranger.matchSubscriber(claim, inTime)).rejects.toMatchObject({
    reason: 'refused',
    retryable: true,
  });
});

test('closing gives up the calls under way', async () => {
  const closing = createCarrierClient({
    url: `${simulators.url}/kyc-match/v0.4`,
    tokenUrl: `${simulators.url}/oauth2/token`,
    ...credentials.carrier,
  });
  await simulators.setFault({ system: 'carrier', fault: 'slow', seconds: 60 });
  const call = closing.matchSubscriber(claim, { ...inTime, timeoutMs: 60_000 });
  const given = expect(call).rejects.toMatchObject({ reason: 'down' });
  await closing.close();
  await given;
});
