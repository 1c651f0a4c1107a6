import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  askCodec,
  codeOf,
  eventsOf,
  inTemporalUi,
  plainPayload,
  sealedPayload,
  temporalUi,
} from '../support/codec.ts';
import { registration } from '../support/registration.ts';
import { type SignedInStaff, signInStaff } from '../support/staff.ts';
import { type System, startSystem } from '../support/system.ts';
import { temporalCli } from '../support/temporal-cli.ts';

const run = promisify(execFile);

let system: System;
let operator: SignedInStaff;
beforeAll(async () => {
  system = await startSystem();
  await system.start('codec');
  operator = await signInStaff(system.url, 'vanhanh');
}, 90_000);
afterAll(() => system.stop(), 30_000);

test('an operator reads payloads in the Temporal UI; what is not sealed stays as it is', async () => {
  const headers = inTemporalUi(operator);
  const [input, ofActivity, other] = ['w:f1', 'i:3:f1', 'w:f2'].map((place) =>
    sealedPayload(system.keys, place),
  );
  const body = { payloads: [input, plainPayload, ofActivity] };
  const answer = await askCodec(system, { body, headers });
  expect(answer.json).toEqual({ payloads: [plainPayload, plainPayload, plainPayload] });
  expect(answer.headers.get('access-control-allow-origin')).toBe(temporalUi);
  expect(answer.headers.get('access-control-allow-credentials')).toBe('true');

  // The page asks for each event of the flow: one look, one event.
  await askCodec(system, { body, headers });
  await askCodec(system, { body: { payloads: [other] }, headers });
  const decoded = { event: 'codec.decoded', actor: 'staff:vanhanh' };
  expect(await eventsOf(system, 'codec.decoded')).toEqual([
    { ...decoded, flowId: 'f1', details: { namespace: 'default', payloads: 2 } },
    { ...decoded, flowId: 'f2', details: { namespace: 'default', payloads: 1 } },
  ]);
});

test('and what failed in a workflow task, which belongs to no place', async () => {
  const body = { payloads: [sealedPayload(system.keys, '-', '')] };
  const answer = await askCodec(system, { body, headers: inTemporalUi(operator) });
  expect(answer.json).toEqual({ payloads: [plainPayload] });
});

test('nothing is sealed: what was typed in the UI comes back as it is', async () => {
  const body = { payloads: [plainPayload] };
  const headers = inTemporalUi(operator);
  const answer = await askCodec(system, { path: '/encode', body, headers });
  expect(answer.json).toEqual(body);
});

test('the Temporal CLI shows a flow by a codec token, until its owner signs out', async () => {
  const staff = await signInStaff(system.url, 'vanhanh');
  const key = randomUUID();
  const token = await codecToken(staff, key);
  expect(await codecToken(staff, key)).toBe(token);
  const { citizen, flow } = await registration(system).atOtp();
  const shown = await show(flow.id, token);
  expect(shown).toContain(citizen.documentNumber);
  expect(shown).not.toContain('encryption-key-id');
  expect(await system.audit(flow.id, 'codec.decoded')).toHaveLength(1);

  await staff.send('DELETE', '/v1/staff/session');
  const answer = await askCodec(system, { headers: { authorization: `Bearer ${token}` } });
  expect(codeOf(answer)).toEqual([401, 'StaffTokenExpired']);
  expect(await show(flow.id, token).catch(String)).not.toContain(citizen.documentNumber);
});

test('a codec token is for operators, says why in the audit trail, and stands in no table', async () => {
  const auditor = await signInStaff(system.url, 'kiemtoan');
  const refused = await auditor.send('POST', '/v1/staff/codec-tokens', { body: {} });
  expect(codeOf(refused)).toEqual([403, 'StaffRoleMissing']);
  const key = randomUUID();
  await codecToken(operator, key);
  const why = { reason: 'another reason', ticket: 'HT-2026-00124' };
  const reused = await operator.send('POST', '/v1/staff/codec-tokens', { body: why, key });
  expect(codeOf(reused)).toEqual([422, 'IdempotencyKeyReused']);
  const issued = await eventsOf(system, 'staff.codec_token_issued');
  expect(issued.at(-1)?.details).toMatchObject({ ticket: 'HT-2026-00123' });
});

test('the log says who had how many opened, and nothing of what is in them', async () => {
  const logs = await system.logs();
  expect(logs).toContain('"by":"vanhanh","namespace":"default","payloads":3');
  expect(logs).not.toContain('Nguyễn');
});

async function codecToken(staff: SignedInStaff, key: string): Promise<string> {
  const answer = await staff.send('POST', '/v1/staff/codec-tokens', { body: {}, key });
  expect(answer.status).toBe(201);
  return z.object({ token: z.string().length(43) }).parse(answer.json).token;
}

/** What the CLI prints of a flow, with what is in base64 there. */
async function show(flowId: string, token: string): Promise<string> {
  const { stdout } = await run(await temporalCli(), [
    ...['workflow', 'show', '--workflow-id', flowId, '--output', 'json'],
    ...['--address', system.environment['TEMPORAL_ADDRESS'] ?? '', '--namespace', 'default'],
    ...['--codec-endpoint', system.codecUrl, '--codec-auth', `Bearer ${token}`],
  ]);
  const inside = [...stdout.matchAll(/"data": *"([^"]*)"/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString(),
  );
  return [stdout, ...inside].join('\n');
}
