import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { type Part, startPart } from '../../scripts/runtime/part.ts';
import { createSupervisor, type Supervisor } from '../../scripts/runtime/supervisor.ts';
import { until } from '../support/until.ts';

let folder: string;
let said: string[];
let parts: Map<string, Part>;
let supervisor: Supervisor;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-supervisor-'));
  said = [];
  parts = new Map();
  supervisor = createSupervisor({
    say: (line) => said.push(line),
    onProcess: (name, part) => parts.set(name, part),
  });
});
afterEach(async () => {
  await supervisor.stop(() => undefined);
  rmSync(folder, { recursive: true });
});

/** A program that is ready once it has written "ready". */
const plan = (name: string, program: string): Plan => ({
  name,
  launch: () =>
    Promise.resolve(
      startPart({
        command: process.execPath,
        arguments: ['-e', program],
        environment: {},
        logFile: path.join(folder, `${name}.log`),
        workingDirectory: folder,
        hasChannel: false,
        stopBy: 'SIGTERM',
      }),
    ),
  isReady: (part) => Promise.resolve(part.output().includes('ready')),
});
const runs = "console.log('ready'); setInterval(() => {}, 1000);";

test('a part that is killed is started again, and one line says so', async () => {
  await supervisor.add(plan('worker', runs));
  const first = parts.get('worker');
  first?.kill();
  await until('the line', () => Promise.resolve(said.length > 0));
  expect(said).toEqual(['worker stopped (signal SIGKILL), started again']);
  expect(parts.get('worker')?.pid).not.toBe(first?.pid);
});

test('parts end in the reverse order of their start, each after the one before', async () => {
  for (const name of ['PostgreSQL', 'worker', 'API']) await supervisor.add(plan(name, runs));
  const order: string[] = [];
  await supervisor.stop((name) => order.push(name));
  expect(order).toEqual(['API', 'worker', 'PostgreSQL']);
  for (const part of parts.values()) expect(await part.ended).toBe('signal SIGTERM');
  expect(said).toEqual([]);
});

test('a part that ends before it is ready fails the start with its last error', async () => {
  const program =
    "console.error('Error: port 3000 is taken'); console.error('bye'); process.exit(3)";
  await expect(supervisor.add(plan('API', program))).rejects.toThrow(
    'API did not start (code 3): Error: port 3000 is taken',
  );
});

test('a stop while a part starts ends it too', async () => {
  const starting = supervisor.add(plan('API', 'setInterval(() => {}, 1000)'));
  await until('the process', () => Promise.resolve(parts.has('API')));
  const refused = expect(starting).rejects.toThrow('aborted');
  await supervisor.stop(() => undefined);
  await refused;
  expect(await parts.get('API')?.ended).toBe('signal SIGTERM');
});
