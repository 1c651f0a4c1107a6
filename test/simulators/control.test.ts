import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { samplePeople } from '../../simulators/sample-people.ts';
import { aCitizen } from '../support/citizens.ts';
import { startSimulators, type StartedSimulators } from './start.ts';

const list = z.object({ items: z.array(z.looseObject({})), next: z.null() });

let simulators: StartedSimulators;
beforeAll(async () => {
  simulators = await startSimulators();
});
afterEach(() => simulators.clearFaults());
afterAll(() => simulators.close());

async function send(method: string, route: string, body?: unknown) {
  const response = await fetch(simulators.url + route, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, type: response.headers.get('content-type'), body: parsed };
}

const listed = async (route: string) => list.parse((await send('GET', route)).body).items;

describe('people', () => {
  test('are the samples and those who were added, phones in one spelling', async () => {
    const citizen = aCitizen({ phone: '0986 000 111' });
    expect(await send('POST', '/people', citizen)).toMatchObject({
      status: 201,
      body: { ...citizen, phone: '+84986000111' },
    });
    const people = await listed('/people');
    expect(people.slice(0, samplePeople.length)).toEqual(samplePeople);
    expect(people.at(-1)).toMatchObject({ phone: '+84986000111' });
  });

  test('have one phone each: who comes later takes it over', async () => {
    const [before, after] = [aCitizen(), aCitizen()];
    await send('POST', '/people', before);
    await send('POST', '/people', { ...after, phone: before.phone });
    const owners = (await listed('/people')).filter(({ phone }) => phone === before.phone);
    expect(owners).toMatchObject([{ documentNumber: after.documentNumber }]);
  });

  test.each([
    ['a phone that is none', { phone: '0211' }, '/phone', 'PhoneInvalid'],
    [
      'a document of eleven digits',
      { documentNumber: '00318500001' },
      '/documentNumber',
      'DocumentNumberInvalid',
    ],
    ['30 February', { dateOfBirth: '1985-02-30' }, '/dateOfBirth', 'DateInvalid'],
    ['a misspelt member', { suspend: true }, '/suspend', 'UnknownMember'],
    ['another sex', { sex: 'M' }, '/sex', 'InvalidValue'],
  ])('are refused with %s', async (_what, change, pointer, code) => {
    const before = await listed('/people');
    expect(await send('POST', '/people', { ...aCitizen(), ...change })).toMatchObject({
      status: 400,
      type: expect.stringMatching(/^application\/problem\+json/),
      body: { errors: [{ pointer, code }] },
    });
    expect(await listed('/people')).toEqual(before);
  });

  test('are refused as a body that is no JSON', async () => {
    expect(await send('POST', '/people', '{"fullName":')).toMatchObject({
      status: 400,
      body: { code: 'MalformedJson' },
    });
  });
});

describe('faults', () => {
  test('are listed under their names until they are used up or cleared', async () => {
    await send('POST', '/faults', {
      system: 'sms',
      fault: 'lost receipt',
      phone: '0986000111',
      times: 2,
    });
    await send('POST', '/faults', { system: 'carrier', fault: 'wrong_data', seconds: 60 });
    expect(await listed('/faults')).toEqual([
      { system: 'sms', fault: 'lostCallback', phone: '+84986000111', times: 2 },
      { system: 'carrier', fault: 'wrongData', seconds: 60 },
    ]);
    expect(await send('DELETE', '/faults')).toMatchObject({ status: 204 });
    expect(await listed('/faults')).toEqual([]);
  });

  test('end by themselves after the seconds given', async () => {
    await send('POST', '/faults', { system: 'carrier', fault: 'down', seconds: 0.01 });
    let left = await listed('/faults');
    while (left.length > 0) left = await listed('/faults');
    expect(left).toEqual([]);
  });

  const systems = ['carrier', 'sms', 'insurer', 'sim', 'ca', 'post'];
  const ofAnySystem = ['down', 'slow', 'wrong data', 'malformed answer', 'clock skew'];
  const ofCallbacks = ['lost callback', 'repeated callback', 'forged callback'];
  const callingBack = ['sms', 'sim', 'post'];

  test.each(systems)(
    'are named alike, and %s has those that its protocol can have',
    async (system) => {
      for (const fault of [...ofAnySystem, ...ofCallbacks]) {
        const isPossible = ofAnySystem.includes(fault) || callingBack.includes(system);
        const { status } = await send('POST', '/faults', { system, fault });
        expect([fault, status]).toEqual([fault, isPossible ? 201 : 400]);
      }
    },
  );

  test.each([
    ['lost callback', '"carrier" calls nobody back; its faults are down, slow, '],
    ['phone off', '"carrier" has no fault of this name; its faults are down, slow, '],
  ])(
    'that a system cannot have ("%s") are refused with what it can have',
    async (fault, detail) => {
      expect(await send('POST', '/faults', { system: 'carrier', fault })).toMatchObject({
        status: 400,
        body: {
          detail: expect.stringContaining(detail),
          errors: [{ pointer: '/fault', code: 'InvalidValue' }],
        },
      });
    },
  );

  test.each([
    ['of a system that does not exist', { system: 'tax', fault: 'down' }, '/system'],
    ['of another system', { system: 'carrier', fault: 'lost receipt' }, '/fault'],
    [
      'for a phone and at everybody',
      { system: 'ca', fault: 'down', phone: '0986000111' },
      '/phone',
    ],
    ['for no times', { system: 'sms', fault: 'down', times: 0 }, '/times'],
  ])('are refused when they are %s', async (_what, fault, pointer) => {
    expect(await send('POST', '/faults', fault)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer, code: 'InvalidValue' }] },
    });
  });
});
