import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { readAuthorities } from '../../src/certificates/authorities.ts';
import { citizen, judgeOf, publicKeys, toDer } from '../certificates/judge.ts';
import { startSimulators, type StartedSimulators } from './start.ts';

const issued = z.strictObject({ certificate: z.string(), chain: z.string(), serial: z.string() });

let directory: string;
let simulators: StartedSimulators;
beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'simulated-ca-'));
  simulators = await startSimulators({ directory });
});
afterAll(async () => {
  await simulators.close();
  await rm(directory, { recursive: true });
});

async function post(route: string, body: unknown) {
  const response = await fetch(simulators.url + route, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
}

const order = async (changes = {}) =>
  issued.parse(
    (await post('/ca/certificates', { publicKey: publicKeys.rsa, subject: citizen, ...changes }))
      .body,
  );

test.each(['rsa', 'ec'] as const)('certificates for %s keys hold for OpenSSL too', async (kind) => {
  const { certificate, chain, serial } = await order({ publicKey: publicKeys[kind] });
  const [leaf, ca] = [new X509Certificate(certificate), new X509Certificate(chain)];
  const root = new X509Certificate(await readFile(path.join(directory, 'ca/roots.pem')));
  expect(leaf.serialNumber).toBe(serial);
  expect(leaf.checkIssued(ca) && leaf.verify(ca.publicKey)).toBe(true);
  expect(ca.checkIssued(root) && ca.verify(root.publicKey)).toBe(true);
  expect(leaf.infoAccess).toContain(`OCSP - URI:${simulators.url}/ca/${kind}/ocsp`);
});

test('what it publishes over HTTP is what it writes for the portal, and what leads to the root', async () => {
  const get = async (route: string) => (await fetch(simulators.url + route)).text();
  const kept = async (name: string) => readFile(path.join(directory, 'ca', name), 'utf8');
  expect(await get('/ca/roots.pem')).toBe(await kept('roots.pem'));
  expect(await get('/ca/intermediates.pem')).toBe(await kept('intermediates.pem'));
  const der = await (await fetch(`${simulators.url}/ca/rsa/certificate.cer`)).arrayBuffer();
  expect(new Uint8Array(der)).toEqual(toDer((await order()).chain));
});

describe('a certificate', () => {
  test('that is revoked over HTTP is refused from then on', async () => {
    const { judge } = judgeOf(simulators.ca);
    const { certificate, serial } = await order();
    expect(await judge(certificate)).toMatchObject({ ok: true });
    const asked = { serial: serial.toLowerCase(), reason: 'keyCompromise' };
    expect(await post('/ca/revocations', asked)).toEqual({ status: 201, body: { serial } });
    expect(await judge(certificate)).toEqual({ ok: false, code: 'CertificateRevoked' });
  });

  test.each([
    ['for what is no key', { publicKey: 'key' }, '/publicKey'],
    ['for a misspelt subject', { subject: { name: 'An' } }, '/subject/name'],
    ['from no date', { notBefore: 'tomorrow' }, '/notBefore'],
  ])('%s is refused', async (_what, changes, pointer) => {
    const body = { publicKey: publicKeys.rsa, subject: citizen, ...changes };
    expect(await post('/ca/certificates', body)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  test('that was never issued cannot be revoked', async () => {
    expect(await post('/ca/revocations', { serial: '40AA' })).toMatchObject({ status: 404 });
  });
});

test('a restart keeps the keys, what was issued and what was revoked', async () => {
  const [good, bad] = [await order(), await order()];
  await post('/ca/revocations', { serial: bad.serial });
  const port = Number(new URL(simulators.url).port);
  const before = simulators.ca.trusted.roots;
  await simulators.close();
  simulators = await startSimulators({ directory, port });

  const { judge, roots, intermediates } = judgeOf(simulators.ca);
  expect(await judge(good.certificate)).toMatchObject({ ok: true });
  const authorities = readAuthorities({ roots: [toDer(before)], intermediates });
  expect(await judge(good.certificate, { authorities })).toMatchObject({ ok: true });
  expect(await judge(bad.certificate)).toEqual({ ok: false, code: 'CertificateRevoked' });
  expect([roots.length, intermediates.length]).toEqual([1, 2]);
});
