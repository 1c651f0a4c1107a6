import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createInsurerClient } from '../../../src/adapters/insurer/client.ts';
import { createTlsMaterial } from '../../../simulators/tls.ts';
import { type Reply, type Seen, startStubInsurer } from './stub-insurer.ts';
import { createTlsFolder, type TlsFolder } from './tls-folder.ts';

const number = '3120456784';
const call = { timeoutMs: 5_000, correlationId: 'flow-1' };
const record = {
  insuranceNumber: number,
  fullName: 'Phạm Thị Hòa',
  birthDate: '1985-07-19',
  sex: 'F',
  papers: [
    { type: 'CCCD', number: '031185002468' },
    { type: 'CMND', number: '031234567' },
  ],
  phones: ['0922 345 604'],
};
const ours = {
  socialInsuranceNumber: number,
  fullName: 'Phạm Thị Hòa',
  dateOfBirth: '1985-07-19',
  sex: 'female',
  documents: [
    { kind: 'personal_id_number', number: '031185002468' },
    { kind: 'citizen_id_old9', number: '031234567' },
  ],
  phones: ['+84922345604'],
  unreadable: [],
};

let tls: TlsFolder;
const cleanups: (() => Promise<void>)[] = [];
beforeAll(async () => {
  tls = await createTlsFolder();
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});
afterAll(() => tls.remove());

async function insurerThat(reply: (seen: Seen) => Reply | Promise<Reply>, own = tls.material) {
  const stub = await startStubInsurer(own, reply);
  const client = createInsurerClient({
    url: `${stub.url}/`,
    tlsFiles: tls.tlsFiles,
    now: () => Date.parse('2026-11-24T08:00:00Z'),
  });
  cleanups.push(() => client.close(), stub.close);
  return { stub, client };
}

const answering = (json: unknown, status = 200, headers: Record<string, string> = {}) =>
  insurerThat(() => ({ status, headers, body: JSON.stringify(json) }));

describe('a record', () => {
  test.each([
    ['as it should be', {}, {}],
    [
      'with members that we do not know',
      { mood: 7, papers: record.papers.map((paper) => ({ ...paper, issued: '2021' })) },
      {},
    ],
    ['with the year alone', { birthDate: '1948' }, { dateOfBirth: '1948' }],
    [
      'with a passport and nothing else',
      { papers: [{ type: 'PASSPORT', number: 'C1' }] },
      { documents: [] },
    ],
    ['with a fixed line', { phones: ['024 3825 1235', '+84922345604'] }, {}],
    ['without phones', { phones: [] }, { phones: [] }],
    ['with phones as one text', { phones: '0922345604' }, { phones: [] }],
    ['with a phone that is null', { phones: [null, '0922345604'] }, {}],
    [
      'with a CCCD of a province that we do not know',
      { papers: [{ type: 'CCCD', number: '003185002468' }] },
      { documents: [{ kind: 'personal_id_number', number: '003185002468' }] },
    ],
    [
      'with a CMND of 12 digits',
      { papers: [{ type: 'CMND', number: '031185002468' }] },
      { documents: [{ kind: 'personal_id_number', number: '031185002468' }] },
    ],
  ])('%s is read', async (_what, change, expected) => {
    const { client } = await answering({ ...record, ...change });
    expect(await client.readRecord(number, call)).toEqual({
      outcome: 'found',
      record: { ...ours, ...expected },
    });
  });

  test.each([undefined, null, 'X', 1])('with the sex %s says nothing of it', async (sex) => {
    const { client } = await answering({ ...record, sex });
    const found = await client.readRecord(number, call);
    expect(found).not.toHaveProperty('record.sex');
  });

  test('that is kept under ten digits is found by the personal number', async () => {
    const { client } = await answering(record);
    expect(await client.readRecord('031185002468', call)).toMatchObject({ outcome: 'found' });
  });

  test.each<[string, object, 'fullName' | 'dateOfBirth']>([
    ['a birth date without month and day', { birthDate: '1950-00-00' }, 'dateOfBirth'],
    ['a birth date that is none', { birthDate: '1985-02-30' }, 'dateOfBirth'],
    ['a birth date in the future', { birthDate: '2026-11-25' }, 'dateOfBirth'],
    ['a birth date before 1900', { birthDate: '1899-12-31' }, 'dateOfBirth'],
    ['no birth date', { birthDate: undefined }, 'dateOfBirth'],
    ['a name of digits', { fullName: '12345' }, 'fullName'],
    ['no name', { fullName: null }, 'fullName'],
  ])('with %s is read without it: asking again changes nothing', async (_what, change, member) => {
    const { client } = await answering({ ...record, ...change });
    const { [member]: _, ...rest } = ours;
    expect(await client.readRecord(number, call)).toEqual({
      outcome: 'found',
      record: { ...rest, unreadable: [member] },
    });
  });

  test.each([
    ['of 11 digits', { type: 'CCCD', number: '03118500246' }],
    ['as a number', { type: 'CCCD', number: 31185002468 }],
    ['that is missing', { type: 'CMND' }],
  ])('says that there is a paper with a number %s', async (_what, paper) => {
    const { client } = await answering({ ...record, papers: [...record.papers, paper] });
    expect(await client.readRecord(number, call)).toEqual({
      outcome: 'found',
      record: { ...ours, unreadable: ['documents'] },
    });
  });

  test.each([['is missing'], [3120456784]])('says that its number %s', async (insuranceNumber) => {
    const { client } = await answering({ ...record, insuranceNumber });
    const { socialInsuranceNumber: _, ...rest } = ours;
    expect(await client.readRecord(number, call)).toEqual({
      outcome: 'found',
      record: { ...rest, unreadable: ['socialInsuranceNumber'] },
    });
  });

  test('of another number is none of the number that was asked for', async () => {
    const { client } = await answering({ ...record, insuranceNumber: '3120456785' });
    expect(await client.readRecord(number, call)).toEqual({ outcome: 'not_found' });
  });

  test('without its papers is malformed', async () => {
    const { client } = await answering({ ...record, papers: undefined });
    await expect(client.readRecord(number, call)).rejects.toMatchObject({
      system: 'insurer',
      reason: 'malformed',
      retryable: true,
    });
  });

  test.each([
    ['is no JSON', '<html>'],
    ['is null', 'null'],
    ['has ten megabytes', JSON.stringify({ ...record, note: 'x'.repeat(10_000_000) })],
  ])('that %s is malformed', async (_what, body) => {
    const { client } = await insurerThat(() => ({ body }));
    await expect(client.readRecord(number, call)).rejects.toMatchObject({ reason: 'malformed' });
  });
});

describe('an error', () => {
  test.each([
    [400, 'INVALID_NUMBER', { reason: 'refused', retryable: false }],
    [403, 'FORBIDDEN', { reason: 'refused', retryable: true }],
    [404, 'NOT_FOUND', { reason: 'refused', retryable: true }],
    [429, 'SLOWER', { reason: 'down', retryAfterSeconds: 17 }],
    [500, 'INSURED_PERSON_NOT_FOUND', { reason: 'down', retryable: true }],
    [302, 'FOUND', { reason: 'malformed' }],
  ])('%i %s is told apart', async (status, code, expected) => {
    const { client } = await answering({ status, code, title: '' }, status, {
      'retry-after': '17',
    });
    await expect(client.readRecord(number, call)).rejects.toMatchObject(expected);
  });

  test('404 with its code says that nobody has the number', async () => {
    const { client } = await answering({ status: 404, code: 'INSURED_PERSON_NOT_FOUND' }, 404);
    expect(await client.readRecord(number, call)).toEqual({ outcome: 'not_found' });
  });

  test('of a connection that is cut says nothing of the citizen', async () => {
    const { client } = await insurerThat(() => 'cut');
    const failure: unknown = await client.readRecord(number, call).catch((e: unknown) => e);
    expect(failure).toMatchObject({ reason: 'down', retryable: true });
    expect(JSON.stringify(failure) + String(failure)).not.toContain(number);
  });

  test('of no answer comes when the time is over', async () => {
    const { client } = await insurerThat(() => 'silent');
    await expect(client.readRecord(number, { ...call, timeoutMs: 50 })).rejects.toMatchObject({
      reason: 'timeout',
      retryable: true,
    });
  });
});

describe('the connection', () => {
  test('is kept from call to call, and made anew when the insurer has ended it', async () => {
    const { client, stub } = await answering(record);
    await client.readRecord(number, call);
    await client.readRecord(number, call);
    expect(stub.connections()).toBe(1);
    stub.dropIdle();
    expect(await client.readRecord(number, call)).toMatchObject({ outcome: 'found' });
    expect(stub.connections()).toBe(2);
  });

  test('is not made with a server of another CA, though it has our name', async () => {
    const reply = () => ({ body: JSON.stringify(record) });
    const { client } = await insurerThat(reply, createTlsMaterial());
    await expect(client.readRecord(number, call)).rejects.toMatchObject({ reason: 'down' });
  });

  test('waits for certificates that are not there yet', async () => {
    const { client } = await answering(record);
    await rm(tls.tlsFiles.key);
    await expect(client.readRecord(number, call)).rejects.toMatchObject({
      reason: 'down',
      message: 'insurer down: no connection (ENOENT)',
    });
    await tls.restore();
    expect(await client.readRecord(number, call)).toMatchObject({ outcome: 'found' });
  });

  test('is of no more use once the client is closed', async () => {
    const { client } = await insurerThat(() => 'silent');
    const waiting = expect(client.readRecord(number, call)).rejects.toMatchObject({
      reason: 'down',
    });
    await client.close();
    await waiting;
    await expect(client.readRecord(number, call)).rejects.toMatchObject({ reason: 'down' });
  });
});
