import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';
import { type CarrierClient, createCarrierClient } from '../../src/adapters/carrier/client.ts';
import { aCitizen } from '../support/citizens.ts';
import { credentials, startSimulators, type StartedSimulators } from '../simulators/start.ts';
import { type Recorded, type Recorder, startRecorder } from './carrier/recorder.ts';

const file = path.resolve(import.meta.dirname, '../../../shared/specs/camara/kyc-match.yaml');
const isThere = existsSync(file);
const suite = isThere ? describe : describe.skip;
// Jest counts skipped tests, but does not name them.
if (!isThere) process.stderr.write(`SKIPPED the contract with the carrier: there is no ${file}\n`);

const anObject = z.record(z.string(), z.unknown());
const ajv = new Ajv({ strict: false, allErrors: true });
// OpenAPI's formats: full-date of RFC 3339; the others of the document are not sent by us.
ajv.addFormat('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
ajv.addFormat('email', true);
if (isThere) ajv.addSchema(anObject.parse(parse(readFileSync(file, 'utf8'))), 'camara');

/** What the document finds wrong with a value; nothing when it is as it should be. */
function faultsIn(value: unknown, pointer: string): unknown[] {
  const validate = ajv.compile({ $ref: `camara#/${pointer}` });
  return validate(value) ? [] : (validate.errors ?? []);
}

function expectAsked({ method, path: asked, asked: { headers, body } }: Recorded): void {
  expect({ method, path: asked }).toEqual({ method: 'POST', path: '/kyc-match/v0.4/match' });
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('authorization')).toMatch(/^Bearer \S+$/);
  expect(faultsIn(headers.get('x-correlator'), 'components/schemas/XCorrelator')).toEqual([]);
  expect(faultsIn(body, 'components/schemas/KYC_MatchRequestBody')).toEqual([]);
}

function expectAnswered({ status, asked, answered }: Recorded): void {
  expect(answered.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answered.headers.get('x-correlator')).toBe(asked.headers.get('x-correlator'));
  const schema = status === 200 ? 'components/schemas/KYC_MatchResponse' : errorSchema(status);
  expect(faultsIn(answered.body, schema)).toEqual([]);
}

function errorSchema(status: number): string {
  return `components/responses/Generic${status}/content/application~1json/schema`;
}

/** The attributes that were asked for, and those of the answer by the same names. */
function attributesOf({ asked, answered }: Recorded) {
  const namesIn = (body: unknown) => Object.keys(anObject.parse(body));
  return {
    wanted: namesIn(asked.body).filter((name) => name !== 'phoneNumber'),
    given: namesIn(answered.body).map((name) => name.replace('Match', '')),
  };
}

const citizen = aCitizen({ phone: '+84961234567', dateOfBirth: '1985-07-19' });
const suspended = { ...aCitizen({ phone: '+84961234568' }), suspended: true };
const claimOf = ({ phone, documentNumber, fullName, dateOfBirth }: typeof citizen) => ({
  phone,
  documentNumber,
  fullName,
  dateOfBirth,
});
const claim = claimOf(citizen);
const everything = {
  idDocument: citizen.documentNumber,
  idDocumentType: 'national_id_card',
  name: citizen.fullName,
  familyName: 'Nguyễn',
  birthdate: citizen.dateOfBirth,
  gender: 'FEMALE',
  address: 'Hà Nội',
  email: 'hoa@example.vn',
  nationality: 'VN',
};

let simulators: StartedSimulators;
let recorder: Recorder;
let carrier: CarrierClient;

beforeAll(async () => {
  simulators = await startSimulators();
  await simulators.addPerson(citizen);
  await simulators.addPerson(suspended);
  recorder = await startRecorder(simulators.url);
  carrier = createCarrierClient({
    url: `${recorder.url}/kyc-match/v0.4`,
    tokenUrl: `${recorder.url}/oauth2/token`,
    ...credentials.carrier,
  });
});
afterEach(() => simulators.clearFaults());
afterAll(async () => {
  await carrier.close();
  await recorder.close();
  await simulators.close();
});

function lastMatch(): Recorded {
  const last = recorder.last('/kyc-match/v0.4/match');
  if (!last) throw new Error('nothing was sent');
  return last;
}

suite(`kyc-match.yaml${isThere ? '' : ' is not beside this checkout, so this is skipped'}`, () => {
  test.each([
    ['a match', 200, claim, undefined],
    ['a year alone', 200, { ...claim, dateOfBirth: '1985' }, undefined],
    ['another name', 200, { ...claim, fullName: 'Trần Văn Bình' }, undefined],
    ['another document', 403, { ...claim, documentNumber: '001085000001' }, undefined],
    ['an unknown number', 404, { ...claim, phone: '+84970000000' }, undefined],
    ['a suspended subscription', 422, claimOf(suspended), undefined],
    ['a token that has ended', 401, claim, 'expiredToken'],
    ['a client without the right', 403, claim, 'refused'],
  ])('holds for both sides of %s (%i)', async (_what, status, asked, fault) => {
    if (fault !== undefined) await simulators.setFault({ system: 'carrier', fault });
    await carrier
      .matchSubscriber(asked, { timeoutMs: 5_000, correlationId: 'DD-7K3F-92QX:1' })
      .catch(() => undefined);
    const exchange = lastMatch();
    expect(exchange.status).toBe(status);
    expectAsked(exchange);
    expectAnswered(exchange);
    if (status !== 200) return;
    const { wanted, given } = attributesOf(exchange);
    expect(given).toEqual(wanted);
  });

  test.each([
    [400, 'INVALID_ARGUMENT', { phoneNumber: '0961234567', name: 'A' }],
    [400, 'INVALID_ARGUMENT', '{"phoneNumber":'],
    [400, 'KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION', { phoneNumber: citizen.phone }],
    [403, 'KNOW_YOUR_CUSTOMER.ID_DOCUMENT_REQUIRED', { phoneNumber: citizen.phone, name: 'A' }],
    [422, 'MISSING_IDENTIFIER', { name: 'A' }],
    [200, undefined, { ...everything, phoneNumber: citizen.phone }],
  ])('holds for what the simulator says to others (%i %s)', async (status, code, body) => {
    await carrier.matchSubscriber(claim, { timeoutMs: 5_000, correlationId: 'first' });
    await fetch(`${recorder.url}/kyc-match/v0.4/match`, {
      method: 'POST',
      headers: {
        authorization: lastMatch().asked.headers.get('authorization') ?? '',
        'content-type': 'application/json',
        'x-correlator': 'second',
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const exchange = lastMatch();
    expect({ status: exchange.status, body: exchange.answered.body }).toMatchObject({
      status,
      ...(code !== undefined && { body: { code } }),
    });
    expectAnswered(exchange);
  });

  test('is no formality: what breaks it is found', () => {
    const request = 'components/schemas/KYC_MatchRequestBody';
    expect(faultsIn({ phoneNumber: '0961234567' }, request)).toHaveLength(1);
    expect(faultsIn({ birthdate: '1985' }, request)).toHaveLength(1);
    expect(faultsIn({ nameMatch: true }, 'components/schemas/KYC_MatchResponse')).not.toEqual([]);
    expect(faultsIn({ status: 404, code: 'NO', message: '' }, errorSchema(404))).toHaveLength(1);
  });
});
