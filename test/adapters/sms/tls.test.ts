import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'smpp';
import { z } from 'zod';
import { createTlsMaterial } from '../../../simulators/tls.ts';
import { startClient } from './start-client.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-tls-'));
const { server: own } = createTlsMaterial(folder);
const ca = path.join(folder, 'ca.pem');
const message = { to: '+84961234501', text: 'Mã OTP: 012345' };
const inTime = { timeoutMs: 5_000 };

// With a key and a certificate it ends TLS by itself.
const centre = createServer({ noDelay: true, ...own }, (session) => {
  session.on('error', () => {
    session.destroy();
  });
  session.on('pdu', (pdu) => {
    session.send(pdu.response(pdu.command === 'submit_sm' ? { message_id: 'm1' } : {}));
  });
});
let port: number;
const cleanups: (() => Promise<void>)[] = [];
beforeAll(async () => {
  centre.listen(0, '127.0.0.1');
  await once(centre, 'listening');
  ({ port } = z.object({ port: z.number() }).parse(centre.address()));
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});
afterAll(() => {
  centre.close();
  rmSync(folder, { recursive: true });
});

async function clientWith(tls: { ca?: string; serverName?: string } | undefined) {
  const client = startClient(port, { tls, answerTimeoutMs: 500 });
  cleanups.push(client.close);
  await client.ready;
  return client;
}

test('a message goes by TLS to the centre of the CA that is set', async () => {
  const client = await clientWith({ ca });
  expect(await client.submit(message, inTime)).toEqual({ messageId: 'm1' });
});

test.each([
  ['a centre of another CA', {}],
  ['one of another name', { ca, serverName: 'elsewhere.example' }],
  ['one that wants TLS and gets none', undefined],
])('%s gets neither password nor message', async (_, tls) => {
  const client = await clientWith(tls);
  await expect(client.submit(message, inTime)).rejects.toMatchObject({ reason: 'down' });
});
