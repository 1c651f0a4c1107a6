import { readFileSync } from 'node:fs';
import { request as startRequest } from 'node:https';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { z } from 'zod';
import { createInsurerClient, type InsurerClient } from '../../../src/adapters/insurer/client.ts';
import { aCitizen } from '../../support/citizens.ts';
import { startSimulators, type StartedSimulators } from '../../simulators/start.ts';
import { type Seen, startStubInsurer } from './stub-insurer.ts';
import { createTlsFolder, type TlsFolder } from './tls-folder.ts';

type Exchange = { asked: Seen; status: number; type: string | undefined; json: unknown };

const file = path.resolve(import.meta.dirname, '../../../src/adapters/insurer/openapi.yaml');
const schemas = z.record(z.string(), z.unknown());
const document = schemas.parse(parse(readFileSync(file, 'utf8')));
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema(document, 'insurer');

/** What the document finds wrong with a value; nothing when it is as it should be. */
function faultsIn(value: unknown, schema: string): unknown[] {
  const validate = ajv.compile({ $ref: `insurer#/components/schemas/${schema}` });
  return validate(value) ? [] : (validate.errors ?? []);
}

const citizen = aCitizen({ otherNumbers: ['012345678'] });
const elder = aCitizen({ dateOfBirth: '1948', documentNumber: '038148000918' });
const call = { timeoutMs: 5_000, correlationId: 'DD-7K3F-92QX:1' };

const exchanges: Exchange[] = [];
let tls: TlsFolder;
let simulators: StartedSimulators;
let recorder: Awaited<ReturnType<typeof startStubInsurer>>;
let insurer: InsurerClient;

beforeAll(async () => {
  tls = await createTlsFolder();
  simulators = await startSimulators({ directory: tls.parent });
  await simulators.addPerson(citizen);
  await simulators.addPerson(elder);
  recorder = await startStubInsurer(tls.material, async (asked) => {
    const { status, type = '', body } = await forward(asked);
    exchanges.push({ asked, status, type, json: parseJson(body) });
    return { status, headers: { 'content-type': type }, body };
  });
  insurer = createInsurerClient({ url: recorder.url, tlsFiles: tls.tlsFiles });
});
afterEach(() => simulators.clearFaults());
afterAll(async () => {
  await insurer.close();
  await recorder.close();
  await simulators.close();
  await tls.remove();
});

async function forward({ path: asked, method, headers: seen, body }: Seen) {
  const { ca, client } = tls.material;
  const headers = {
    'x-correlator': seen['x-correlator'],
    'content-type': seen['content-type'],
  };
  const options = { ca, ...client, agent: false, headers, method } as const;
  const request = startRequest(simulators.insurerUrl + asked, options).end(body);
  const { promise, resolve, reject } = Promise.withResolvers<Parameters<typeof text>[0]>();
  request.on('error', reject);
  const answer = new Promise<{ status: number; type: string | undefined }>((settle) => {
    request.on('response', (response) => {
      settle({ status: response.statusCode ?? 0, type: response.headers['content-type'] });
      resolve(response);
    });
  });
  return { body: await text(await promise), ...(await answer) };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function lastExchange(): Exchange {
  const last = exchanges.at(-1);
  if (!last) throw new Error('nothing was sent');
  return last;
}

describe('openapi.yaml', () => {
  test.each([
    ['a record', 200, citizen.socialInsuranceNumber],
    ['a record by the personal number', 200, citizen.documentNumber],
    ['a year alone', 200, elder.socialInsuranceNumber],
    ['an unknown number', 404, '0000000000'],
    ['no number at all', 400, 'none'],
  ])('holds for both sides of %s (%i)', async (_what, status, number) => {
    await insurer.readRecord(number, call).catch(() => undefined);
    const exchange = lastExchange();
    const { method, path: asked, headers, body } = exchange.asked;
    expect([method, asked]).toEqual(['POST', '/insured-persons/search']);
    expect(JSON.stringify({ asked, headers })).not.toContain(number);
    if (status !== 400) expect(faultsIn(JSON.parse(body), 'Search')).toEqual([]);
    expect(faultsIn(headers['x-correlator'], 'Correlator')).toEqual([]);
    if (status !== 400) expect(faultsIn(number, 'Number')).toEqual([]);

    expect(exchange.status).toBe(status);
    expect(exchange.type).toMatch(status === 200 ? /^application\/json/ : /problem\+json/);
    expect(faultsIn(exchange.json, status === 200 ? 'InsuredPerson' : 'Problem')).toEqual([]);
  });

  test.each(['missing members', 'malformed answer'])('is broken by the fault %s', async (fault) => {
    await simulators.setFault({ system: 'insurer', fault });
    await insurer.readRecord(citizen.socialInsuranceNumber, call).catch(() => undefined);
    expect(faultsIn(lastExchange().json, 'InsuredPerson')).not.toEqual([]);
  });
});
