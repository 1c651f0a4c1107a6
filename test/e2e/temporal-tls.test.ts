import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTlsMaterial } from '../../simulators/tls.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { connectWorker } from '../../src/platform/temporal.ts';
import { temporalTls } from '../../src/platform/temporal-tls.ts';
import { servers } from '../support/servers.ts';
import { startTlsRelay } from '../support/start-tls-relay.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-tls-'));
const material = createTlsMaterial(folder);
const files = {
  TEMPORAL_TLS_CA: path.join(folder, 'ca.pem'),
  TEMPORAL_TLS_CERT: path.join(folder, 'client.pem'),
  TEMPORAL_TLS_KEY: path.join(folder, 'client-key.pem'),
};

let relay: Awaited<ReturnType<typeof startTlsRelay>>;
beforeAll(async () => {
  const [host = '', port = ''] = servers().temporalAddress.split(':');
  const options = { isMutual: true, ALPNProtocols: ['h2'] };
  relay = await startTlsRelay({ host, port: Number(port) }, material, options);
});
afterAll(async () => {
  await relay.close();
  rmSync(folder, { recursive: true });
});

const temporal = (settings: Record<string, string>) =>
  loadConfig({ ...settings, TEMPORAL_ADDRESS: `127.0.0.1:${relay.port}` }).temporal;

async function connectClient(settings: Record<string, string>): Promise<void> {
  const found = temporal(settings);
  const tls = temporalTls(found);
  const connection = await Connection.connect({
    address: found.address,
    ...(tls && { tls }),
    connectTimeout: 3_000,
  });
  await connection.close();
}

test('clients and workers reach Temporal by mutual TLS', async () => {
  await connectClient(files);
  const worker = await connectWorker(temporal(files));
  await worker.close();
  expect(relay.secured()).toBeGreaterThanOrEqual(2);
});

test('without a certificate of ours, or without TLS, there is no connection', async () => {
  const before = relay.secured();
  await expect(connectClient({ TEMPORAL_TLS_CA: files.TEMPORAL_TLS_CA })).rejects.toThrow();
  await expect(connectClient({})).rejects.toThrow();
  expect(relay.secured()).toBe(before);
});
