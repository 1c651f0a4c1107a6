import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readSettings } from '../../agent/src/settings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const module = '/usr/lib/driver.so';

test('only the driver has to be named', () => {
  expect(readSettings({ PKCS11_MODULE: module })).toEqual({
    port: 14_207,
    portalOrigins: ['http://127.0.0.1:3000', 'http://localhost:3000'],
    modules: [module],
    promptSeconds: 120,
    prompt: 'browser',
  });
});

test.each([
  [{ API_PORT: '4000' }, ['http://127.0.0.1:4000', 'http://localhost:4000']],
  [{ API_PORT: '4000', PUBLIC_URL: 'https://portal.example/' }, ['https://portal.example']],
  [
    { PUBLIC_URL: 'https://api.example', WEB_ORIGIN: 'https://web.example' },
    ['https://web.example'],
  ],
])('the portal is that of the same settings: %j', (settings, portalOrigins) => {
  expect(readSettings({ PKCS11_MODULE: module, ...settings })).toMatchObject({ portalOrigins });
});

test('several drivers and origins', () => {
  const PKCS11_MODULE = ['/a.so', '/b.so'].join(path.delimiter);
  const PORTAL_ORIGINS = 'https://a.example, https://b.example:8443';
  expect(readSettings({ PKCS11_MODULE, PORTAL_ORIGINS })).toMatchObject({
    modules: ['/a.so', '/b.so'],
    portalOrigins: ['https://a.example', 'https://b.example:8443'],
  });
});

test.each([
  ['PKCS11_MODULE', ''],
  ['AGENT_PORT', '0'],
  ['AGENT_PORT', '14207x'],
  ['PROMPT_SECONDS', '601'],
  ['AGENT_PROMPT', 'window'],
  ['PORTAL_ORIGINS', '*'],
  ['PORTAL_ORIGINS', 'https://portal.example/'],
  // Somebody on the way could ask in the portal's name.
  ['PORTAL_ORIGINS', 'http://portal.example'],
])('%s must not be "%s"', (name, value) => {
  expect(() => readSettings({ PKCS11_MODULE: module, [name]: value })).toThrow(name);
});

/** Starts the agent, which ends by itself. */
function start(settings: Record<string, string>) {
  const env = { PATH: process.env['PATH'], ...settings };
  const options = { cwd: root, env, encoding: 'utf8', timeout: 20_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['agent/src/main.ts'], options);
  return { status, stdout, stderr };
}

test('each wrong setting is one sentence on standard error', () => {
  expect(start({ AGENT_PORT: 'x' })).toEqual({
    status: 1,
    stdout: '',
    stderr:
      "PKCS11_MODULE must be the path of the token's driver.\n" +
      'AGENT_PORT must be a whole number from 1 to 65535, not "x".\n',
  });
});

test('so is a port that is in use', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(start({ PKCS11_MODULE: module, AGENT_PORT: String(port) })).toEqual({
    status: 1,
    stdout: '',
    stderr: `AGENT_PORT ${port} is in use: does the agent run already?\n`,
  });
  server.close();
});
