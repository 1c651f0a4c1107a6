import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Part } from '../../scripts/runtime/part.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import {
  createDatabase,
  databaseUrl,
  takesConnections,
} from '../../scripts/runtime/postgres-client.ts';
import { createCluster, newPassword } from '../../scripts/runtime/postgres-cluster.ts';
import { startPostgres } from '../../scripts/runtime/postgres.ts';
import { until } from '../support/until.ts';

const password = newPassword();

let folder: string;
let port: number;
const parts: Part[] = [];
beforeEach(async () => {
  // Nobody else may enter it: like a checkout under /root, where PostgreSQL runs as another user.
  folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-postgres-'));
  chmodSync(folder, 0o700);
  port = await freePort();
});
afterEach(async () => {
  for (const part of parts.splice(0)) await part.stop();
  rmSync(folder, { recursive: true });
});

const cluster = () => path.join(folder, 'postgres');
const log = () => path.join(folder, 'postgres.log');

async function start(): Promise<Part> {
  createCluster(cluster(), password);
  const options = { cluster: cluster(), port, logFile: log(), isDurable: false };
  const part = await startPostgres(options);
  parts.push(part);
  await until('PostgreSQL to answer', () =>
    takesConnections(databaseUrl({ port, password }, 'postgres')),
  );
  return part;
}

const has = (name: string) => takesConnections(databaseUrl({ port, password }, name));
const maintenance = () => databaseUrl({ port, password }, 'postgres');

test('it keeps its data over an end, a kill, and a supervisor that forgot it', async () => {
  const first = await start();
  await createDatabase(maintenance(), 'kept');
  await first.stop();

  const second = await start();
  expect(await has('kept')).toBe(true);
  second.kill();
  await second.ended;

  const orphan = await start();
  expect(await has('kept')).toBe(true);
  const next = await start();
  expect(await orphan.ended).toBe('code 0');
  expect(next.pid).not.toBe(orphan.pid);
  expect(await has('kept')).toBe(true);
}, 60_000);

test('a lock that names another program of now is no reason not to start', async () => {
  createCluster(cluster(), password);
  writeFileSync(path.join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n`);
  await start();
  expect(await has('postgres')).toBe(true);
}, 60_000);

test('a set-up that was cut short is begun again', async () => {
  mkdirSync(`${cluster()}.new/base`, { recursive: true });
  await start();
  expect(await has('postgres')).toBe(true);
  expect(readFileSync(log(), 'utf8')).toContain('ready to accept connections');
}, 60_000);
