import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTlsMaterial, type TlsMaterial } from '../../simulators/tls.ts';

let parent: string;
let folder: string;
let made: TlsMaterial;
beforeAll(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'tls-'));
  folder = path.join(parent, 'tls');
  made = createTlsMaterial(folder);
});
afterAll(() => rm(parent, { recursive: true }));

test('every certificate is the CA’s own, and fits its key', () => {
  const ca = new X509Certificate(made.ca);
  for (const { cert, key } of [made.server, made.client, made.early]) {
    const certificate = new X509Certificate(cert);
    expect(certificate.checkIssued(ca) && certificate.verify(ca.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(certificate.ca).toBe(false);
  }
  const server = new X509Certificate(made.server.cert);
  expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(server.checkHost('localhost')).toBe('localhost');
  expect(Date.parse(new X509Certificate(made.early.cert).validFrom)).toBeGreaterThan(Date.now());
});

test('a later process finds the same, and nothing else is left in the folder', async () => {
  expect(createTlsMaterial(folder)).toEqual(made);
  expect(await readdir(parent)).toEqual(['tls']);
  expect(await readFile(path.join(folder, 'client.pem'), 'utf8')).toBe(made.client.cert);
});

test('a folder that is not whole, or whose certificates have ended, is made anew', async () => {
  await rm(path.join(folder, 'client-key.pem'));
  const second = createTlsMaterial(folder);
  expect(second.ca).not.toBe(made.ca);
  await writeFile(path.join(folder, 'client.pem'), endedCertificate);
  const third = createTlsMaterial(folder);
  expect(third.client.cert).not.toBe(endedCertificate);
  await writeFile(path.join(folder, 'server.pem'), '');
  expect(createTlsMaterial(folder).server.cert).not.toBe('');
});

/** Self-signed, valid on one day of 2020. */
const endedCertificate = `-----BEGIN CERTIFICATE-----
MIIBDjCBuaADAgECAgEBMA0GCSqGSIb3DQEBCwUAMBAxDjAMBgNVBAMTBWVuZGVk
MB4XDTIwMDEwMTAwMDAwMFoXDTIwMDEwMjAwMDAwMFowEDEOMAwGA1UEAxMFZW5k
ZWQwXDANBgkqhkiG9w0BAQEFAANLADBIAkEA0V+GhW4hQeDiIYDtKBshQkFZ177E
A6kpYppOP2phoXfkNa0nl3EqRdmt0pVtpzEu8Fo2uEyLhNG51RgdkeDjUQIDAQAB
MA0GCSqGSIb3DQEBCwUAA0EAXJ1CoxMtqTceH4xbDBG3DBBmJeVq+Kd5/ecRmX6R
e1yyqTagVsDxIvYZQguxlO2fzJyPPDXHn8MIHuKth4rmJQ==
-----END CERTIFICATE-----
`;
