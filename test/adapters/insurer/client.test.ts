import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createInsurerClient, type InsurerClient } from '../../../src/adapters/insurer/client.ts';
import { aCitizen } from '../../support/citizens.ts';
import { startSimulators, type StartedSimulators } from '../../simulators/start.ts';
import { createTlsFolder, type TlsFolder } from './tls-folder.ts';

const inTime = { timeoutMs: 5_000, correlationId: 'DD-7K3F-92QX:1' };
const citizen = aCitizen({ otherNumbers: ['012345678'] });
const record = {
  socialInsuranceNumber: citizen.socialInsuranceNumber,
  fullName: citizen.fullName,
  dateOfBirth: citizen.dateOfBirth,
  sex: citizen.sex,
  documents: [
    { kind: 'personal_id_number', number: citizen.documentNumber },
    { kind: 'citizen_id_old9', number: '012345678' },
  ],
  phones: [citizen.phone],
  unreadable: [],
};

let tls: TlsFolder;
let simulators: StartedSimulators;
let insurer: InsurerClient;

beforeAll(async () => {
  tls = await createTlsFolder();
  simulators = await startSimulators({ directory: tls.parent });
  await simulators.addPerson(citizen);
  insurer = createInsurerClient({ url: simulators.insurerUrl, tlsFiles: tls.tlsFiles });
});
afterEach(() => simulators.clearFaults());
afterAll(async () => {
  await insurer.close();
  await simulators.close();
  await tls.remove();
});

const read = (call = inTime) => insurer.readRecord(citizen.socialInsuranceNumber, call);

describe('the insurer', () => {
  test('gives the record of a number, with every number that it knows', async () => {
    expect(await read()).toEqual({ outcome: 'found', record });
  });

  test('finds it by the personal number too', async () => {
    const byPersonal = await insurer.readRecord(citizen.documentNumber, inTime);
    expect(byPersonal).toEqual({ outcome: 'found', record });
  });

  test.each(['0000000000', '001090999999'])('has nobody under %s', async (number) => {
    expect(await insurer.readRecord(number, inTime)).toEqual({ outcome: 'not_found' });
  });

  test('talks to nobody without a certificate of its CA', async () => {
    const other = await createTlsFolder();
    const { cert, key } = other.tlsFiles;
    const tlsFiles = { ca: tls.tlsFiles.ca, cert, key };
    const stranger = createInsurerClient({ url: simulators.insurerUrl, tlsFiles });
    await expect(stranger.readRecord(citizen.socialInsuranceNumber, inTime)).rejects.toMatchObject({
      reason: 'down',
    });
    await stranger.close();
    await other.remove();
  });
});

describe('an insurer with the fault', () => {
  test.each([
    ['down', 'down', 'the connection is cut'],
    ['slow', 'timeout', 'no answer in time'],
    ['malformed answer', 'malformed', 'half an answer'],
    ['missing members', 'malformed', 'no papers'],
    ['clock skew', 'down', 'a certificate that is not valid yet'],
  ])('%s fails as %s: %s; then it is well again', async (fault, reason) => {
    await read();
    await simulators.setFault({ system: 'insurer', fault });
    const hasty = { ...inTime, timeoutMs: fault === 'slow' ? 200 : inTime.timeoutMs };
    await expect(read(hasty)).rejects.toMatchObject({ system: 'insurer', reason, retryable: true });
    await simulators.clearFaults();
    expect(await read()).toEqual({ outcome: 'found', record });
  });

  test('clock skew tells operators why', async () => {
    await simulators.setFault({ system: 'insurer', fault: 'clock skew' });
    await expect(read()).rejects.toThrow('CERT_NOT_YET_VALID');
  });

  test('additional members is read as ever', async () => {
    await simulators.setFault({ system: 'insurer', fault: 'additional members' });
    expect(await read()).toEqual({ outcome: 'found', record });
  });

  test('wrong data gives somebody else under the number', async () => {
    await simulators.setFault({ system: 'insurer', fault: 'wrong data', phone: citizen.phone });
    const found = await read();
    expect(found).toMatchObject({ outcome: 'found' });
    expect(found).not.toMatchObject({ record: { fullName: citizen.fullName } });
  });
});
