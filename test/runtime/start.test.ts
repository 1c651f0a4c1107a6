import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { freePort, isPortFree } from '../../scripts/runtime/ports.ts';
import { isRunning, type ProcessRecord } from '../../scripts/runtime/process-record.ts';
import { readRunFile } from '../../scripts/runtime/run-file.ts';
import { aCitizen, detailsOf } from '../support/citizens.ts';
import { simulatorsAt } from '../support/handset.ts';
import { npmStart, type Start } from '../support/npm-start.ts';
import { flowOf, portal } from '../support/portal.ts';
import { until } from '../support/until.ts';

const portSettings = [
  'API_PORT',
  'WORKER_METRICS_PORT',
  'CODEC_PORT',
  'SEALER_METRICS_PORT',
  'SIMULATORS_PORT',
  'SMPP_PORT',
  'INSURER_PORT',
  'SIM_PROVIDER_PORT',
  'SMTP_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
] as const;
type Settings = Record<(typeof portSettings)[number] | 'DATA_DIR' | 'API_HOSTS_WORKER', string>;

const consent = z.object({ version: z.string() });

let settings: Settings;
let running: Start;
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-start-'));
  settings = {
    API_PORT: await port(),
    WORKER_METRICS_PORT: await port(),
    CODEC_PORT: await port(),
    SEALER_METRICS_PORT: await port(),
    SIMULATORS_PORT: await port(),
    SMPP_PORT: await port(),
    INSURER_PORT: await port(),
    SIM_PROVIDER_PORT: await port(),
    SMTP_PORT: await port(),
    TEMPORAL_PORT: await port(),
    TEMPORAL_UI_PORT: await port(),
    DATA_DIR: folder,
    API_HOSTS_WORKER: 'true',
  };
  running = npmStart(settings);
  await running.line('ready');
}, 180_000);
afterAll(async () => {
  running.process.kill('SIGINT');
  await running.ended;
  rmSync(settings.DATA_DIR, { recursive: true, force: true });
}, 60_000);

const port = async () => String(await freePort());
const api = () => portal(`http://127.0.0.1:${settings.API_PORT}`);
const simulators = () => simulatorsAt(`http://127.0.0.1:${settings.SIMULATORS_PORT}`);
const processes = () => readRunFile(settings.DATA_DIR).processes;

test('it ends with links that work, three citizens, and "ready"', async () => {
  expect(running.lines.at(-1)).toBe('ready');
  const text = running.lines.join('\n');
  const links = text.match(/http:\S+/g) ?? [];
  expect(links).toHaveLength(8);
  const [portalPage = ''] = links;
  expect(await (await fetch(portalPage)).text()).toContain('Tài khoản dịch vụ công');
  for (const link of links) expect((await fetch(link)).status).toBe(200);
  expect(text.match(/ \d{12} .*\+84\d{9}$/gm)).toHaveLength(3);
});

test('a second start is refused: on the same folder, and on the same ports', async () => {
  const same = npmStart(settings);
  expect(await same.ended).toBe(1);
  expect(same.lines).toEqual([expect.stringContaining(`process ${running.process.pid ?? 0}`)]);
  const DATA_DIR = path.join(settings.DATA_DIR, 'other');
  const other = npmStart({ ...settings, DATA_DIR });
  expect(await other.ended).toBe(1);
  const used = portSettings.filter((name) => name !== 'WORKER_METRICS_PORT');
  expect(other.lines).toHaveLength(used.length);
  for (const [index, name] of used.entries()) {
    expect(other.lines[index]).toContain(`Port ${settings[name]} is taken`);
    expect(other.lines[index]).toContain(name);
  }
}, 60_000);

test('wrong settings are told, each in a sentence', async () => {
  const wrong = npmStart({ ...settings, API_PORT: 'x', LOG_LEVEL: 'loud' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.lines).toEqual([
    expect.stringContaining('API_PORT'),
    expect.stringContaining('LOG_LEVEL'),
  ]);
}, 60_000);

test('parts that are killed or told to end come back, and an open registration goes on', async () => {
  const { flow, citizen } = await openRegistration();
  process.kill(record('API with worker').pid, 'SIGKILL');
  process.kill(record('Temporal').pid, 'SIGKILL');
  // It then waits for its clients to go, which they never do.
  process.kill(record('PostgreSQL').pid, 'SIGTERM');
  await running.line('API with worker stopped (signal SIGKILL), started again');
  await running.line('Temporal stopped (signal SIGKILL), started again');
  await running.line('PostgreSQL stopped (code 0), started again');
  await submitCode(flow, citizen.phone);
}, 120_000);

test('Ctrl-C ends all parts in order, and the next start goes on, also in two processes', async () => {
  const { flow, citizen } = await openRegistration();
  // From the terminal, and once more from npm: still no wish to end by force.
  running.process.kill('SIGINT');
  running.process.kill('SIGINT');
  expect(await running.ended).toBe(0);
  expect(running.lines.at(-1)).toBe(
    'Stopped codec server, API with worker, sealer, simulators, Temporal, PostgreSQL.',
  );
  expect(processes()).toEqual({});

  running = npmStart({ ...settings, API_HOSTS_WORKER: 'false' });
  await running.line('ready');
  await submitCode(flow, citizen.phone);

  process.kill(record('worker').pid, 'SIGKILL');
  await running.line('worker stopped (signal SIGKILL), started again');
}, 180_000);

test('a supervisor that is killed leaves nothing running', async () => {
  const records = Object.values(processes());
  expect(records.length).toBeGreaterThan(5);
  running.process.kill('SIGKILL');
  await until('the end of all parts', () => Promise.resolve(!records.some(isRunning)));
  for (const name of portSettings) expect(await isPortFree(Number(settings[name]))).toBe(true);
}, 60_000);

test('data that are removed under it turn readiness off, and no empty ones take their place', async () => {
  running = npmStart(settings);
  await running.line('ready');
  const ready = `http://127.0.0.1:${settings.API_PORT}/readyz`;
  expect((await fetch(ready)).status).toBe(200);
  rmSync(settings.DATA_DIR, { recursive: true });
  await until('the end of readiness', async () => (await fetch(ready)).status === 503, 60_000);
  await until('the reason', () =>
    Promise.resolve(running.lines.some((line) => line.includes('are gone; stop, and start anew'))),
  );
  expect((await fetch(ready)).status).toBe(503);
}, 180_000);

function record(name: string): ProcessRecord {
  const found = processes()[name];
  if (found === undefined) throw new Error(`${name} does not run`);
  return found;
}

async function openRegistration() {
  const citizen = aCitizen();
  await simulators().addPerson(citizen);
  const { version } = consent.parse(await (await api().send('/v1/consent')).json());
  return { citizen, flow: flowOf(await api().start(detailsOf(citizen, version))) };
}

/** With the code of before: nobody types anything twice, and no second message is sent. */
async function submitCode(flow: ReturnType<typeof flowOf>, phone: string) {
  const code = await simulators().code(phone);
  const answered = await until('an answer to the code', async () => {
    const answer = await api()
      .step(flow, 'otp', { code })
      .catch(() => undefined);
    return answer?.status === 200 && answer;
  });
  expect(flowOf(answered).step?.name).toBe('password');
  expect(await simulators().messages(phone)).toHaveLength(1);
}
