import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readEnvironment } from '../../scripts/runtime/environment.ts';
import { ConfigError } from '../../src/platform/config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-env-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const readWith = (text: string) => {
  writeFileSync(path.join(folder, '.env'), text);
  return () => readEnvironment(folder);
};

test('misspelt settings of .env are named, each with the one that it is like', () => {
  expect(readWith('API_PROT=4000\nsimulator_port=1\nDATABASEURL=x\n')).toThrow(
    new ConfigError([
      '.env sets API_PROT, which is no setting: is it API_PORT?',
      '.env sets DATABASEURL, which is no setting: is it DATABASE_URL?',
      '.env sets simulator_port, which is no setting: is it SIMULATORS_PORT?',
    ]),
  );
});

test('settings of the agent, and of other programs, are none', () => {
  expect(readWith('AGENT_PORT=14207\nHTTPS_PROXY=\nEDITOR=vi\n')).not.toThrow();
});
