import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createTlsMaterial } from '../../simulators/tls.ts';
import { openDatabase } from '../../src/db/database.ts';
import { listenToFlowChanges } from '../../src/db/flows/flow-changes.ts';
import { createTestDatabase } from '../support/database.ts';
import { startTlsRelay } from '../support/start-tls-relay.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-tls-'));
const other = mkdtempSync(path.join(tmpdir(), 'dinhdanh-tls-'));
const material = createTlsMaterial(folder);
createTlsMaterial(other);

let relay: Awaited<ReturnType<typeof startTlsRelay>>;
let plain: URL;
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  plain = new URL(await createTestDatabase());
  const to = { host: plain.hostname, port: Number(plain.port) };
  relay = await startTlsRelay(to, material, { asksFirst: true });
}, 60_000);
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(async () => {
  await relay.close();
  for (const one of [folder, other]) rmSync(one, { recursive: true });
});

function urlWith(ca: string, host = '127.0.0.1'): string {
  const url = new URL(plain);
  url.host = `${host}:${relay.port}`;
  url.searchParams.set('sslmode', 'verify-full');
  url.searchParams.set('sslrootcert', path.join(ca, 'ca.pem'));
  return url.href;
}

async function ping(url: string): Promise<void> {
  const database = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 30_000 });
  ends.push(() => database.close());
  await database.ping();
}

test.each(['127.0.0.1', 'localhost'])(
  'sslmode=verify-full takes the server of its CA at %s',
  async (host) => {
    const before = relay.secured();
    await ping(urlWith(folder, host));
    expect(relay.secured()).toBe(before + 1);
  },
);

test('it refuses a server of another CA', async () => {
  await expect(ping(urlWith(other))).rejects.toThrow(/certificate/);
});

test('it refuses a certificate of another name', async () => {
  await expect(ping(urlWith(folder, '127.0.0.2'))).rejects.toThrow(/altnames|ECONNREFUSED/);
});

test('whoever listens for changes is as careful', async () => {
  const heard: string[] = [];
  const errors: string[] = [];
  const onError = (error: unknown) => errors.push(String(error));
  const good = listenToFlowChanges(urlWith(folder), { reconnectMs: 50, onError });
  const bad = listenToFlowChanges(urlWith(other), { reconnectMs: 50, onError });
  ends.push(
    () => good.close(),
    () => bad.close(),
  );
  good.watch('f', () => heard.push('connected'));
  await until('the connection', () => Promise.resolve(heard.length > 0));
  await until('the refusal', () => Promise.resolve(errors.some((one) => /certificate/.test(one))));
});
