import { spawn, type ChildProcess } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { certificatesAt } from '../support/certificates.ts';
import { aCitizen } from '../support/citizens.ts';
import { simulatorsAt } from '../support/handset.ts';
import { until } from '../support/until.ts';

const program = path.resolve(import.meta.dirname, '../../simulators/server.ts');
const logLine = z.object({ msg: z.string() });
const running = new Set<ChildProcess>();

let settings: Record<string, string>;
let url: string;
beforeEach(async () => {
  const ports = await Promise.all(Array.from({ length: 5 }, freePort));
  const [httpPort, smppPort, insurerPort, simProviderPort, smtpPort] = ports;
  url = `http://127.0.0.1:${httpPort}`;
  settings = {
    SIMULATORS_PORT: String(httpPort),
    SMPP_PORT: String(smppPort),
    INSURER_PORT: String(insurerPort),
    SIM_PROVIDER_PORT: String(simProviderPort),
    SMTP_PORT: String(smtpPort),
    DATA_DIR: await mkdtemp(path.join(os.tmpdir(), 'simulators-')),
  };
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  await rm(settings['DATA_DIR'] ?? '', { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

function start() {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  const said = { out: readAll(child.stdout), err: readAll(child.stderr) };
  const ended = once(child, 'exit').then(([code]: unknown[]) => code);
  return { child, said, ended };
}

const readAll = (stream: Readable | null) => (stream ? text(stream) : Promise.resolve(''));

const answers = () =>
  until('the simulators', () =>
    fetch(`${url}/people`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );

test('the process comes back with its people after it was killed', async () => {
  const citizen = aCitizen();
  const first = start();
  await answers();
  await simulatorsAt(url).addPerson(citizen);
  first.child.kill('SIGKILL');
  await first.ended;
  start();
  await answers();
  expect(await (await fetch(`${url}/people`)).text()).toContain(citizen.documentNumber);
});

test.each(['SIGTERM', 'SIGINT'] as const)('the process ends in order on %s', async (signal) => {
  const { child, said, ended } = start();
  await answers();
  child.kill(signal);
  expect(await ended).toBe(0);
  const lines = (await said.out).trim().split('\n');
  expect(lines.map((line) => logLine.parse(JSON.parse(line)).msg)).toEqual([
    'simulators run',
    'simulators stopped',
  ]);
});

test('the process ends when whoever started it is gone', async () => {
  const { child, ended } = start();
  await answers();
  child.disconnect();
  expect(await ended).toBe(0);
});

test('a taken port is told in one sentence, and costs the first process nothing', async () => {
  start();
  await answers();
  const second = start();
  expect(await second.ended).toBe(1);
  expect(await second.said.err).toMatch(/^Port \d+ is taken: .*\.\n$/);
  expect(await second.said.out).toBe('');
  await answers();
});

test('one taken port among free ones ends the process too', async () => {
  const taken = createServer().listen(Number(settings['INSURER_PORT']), '127.0.0.1');
  await once(taken, 'listening');
  const { ended, said } = start();
  expect(await ended).toBe(1);
  expect(await said.err).toContain(`Port ${settings['INSURER_PORT'] ?? ''} is taken`);
  taken.close();
});

test('certificates of the simulated CA name the address that others reach it at', async () => {
  settings['SIMULATORS_URL'] = 'http://simulators.example:3100/';
  const { child, ended } = start();
  await answers();
  const { certificate } = await certificatesAt(url).issue({ subject: { fullName: 'Lê An' } });
  expect(new X509Certificate(certificate).infoAccess).toContain(
    'http://simulators.example:3100/ca/',
  );
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
