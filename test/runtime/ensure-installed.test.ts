import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const script = path.resolve(import.meta.dirname, '../../scripts/ensure-installed.js');

/** Stands for npm: writes down how it was called, and "installs" what the lock file names. */
const fakeNpm = `
const fs = require('node:fs');
fs.writeFileSync('npm-called', process.argv.slice(2).join(' '));
if (process.env.FAKE_NPM === 'fails') { console.error('npm error: no network'); process.exit(7); }
fs.mkdirSync('node_modules/.bin', { recursive: true });
fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
if (process.env.FAKE_NPM !== 'runs no scripts') fs.writeFileSync('node_modules/.bin/node', '');
`;

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'fresh', version: '1.0.0' },
      'node_modules/needed': { version, integrity: `sha512-${version}` },
      'node_modules/for-another-system': { version: '1.0.0', integrity: 'x', optional: true },
    },
  });

let clone: string;
beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'dinhdanh-clone-'));
  mkdirSync(path.join(clone, 'scripts'));
  copyFileSync(script, path.join(clone, 'scripts/ensure-installed.js'));
  writeFileSync(path.join(clone, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(clone, 'package-lock.json'), lock('1.0.0'));
  writeFileSync(path.join(clone, 'npm.cjs'), fakeNpm);
});
afterEach(() => {
  rmSync(clone, { recursive: true });
});

function ensureInstalled(fakeNpmDoes = 'installs', folder = '.') {
  const call = path.join(clone, folder, 'npm-called');
  rmSync(call, { force: true });
  const result = spawnSync(process.execPath, ['scripts/ensure-installed.js', folder], {
    cwd: clone,
    env: { npm_execpath: path.join(clone, 'npm.cjs'), FAKE_NPM: fakeNpmDoes },
    encoding: 'utf8',
  });
  return {
    code: result.status,
    said: result.stdout + result.stderr,
    npm: existsSync(call) ? readFileSync(call, 'utf8') : undefined,
  };
}

test('a fresh clone is installed once, development tools too, with one line', () => {
  const first = ensureInstalled();
  expect(first).toMatchObject({ code: 0, npm: expect.stringMatching(/^ci --include=dev /) });
  expect(first.said).toMatch(/^Installing .* \(about a minute\) …\n$/);
  expect(ensureInstalled()).toEqual({ code: 0, said: '', npm: undefined });
});

test('a lock file that has changed is installed again', () => {
  ensureInstalled();
  writeFileSync(path.join(clone, 'package-lock.json'), lock('1.0.1'));
  expect(ensureInstalled()).toMatchObject({ code: 0, npm: expect.stringMatching(/^ci /) });
});

test('packages for other systems may be missing, others may not', () => {
  ensureInstalled();
  const installed = path.join(clone, 'node_modules/.package-lock.json');
  const without = (name: string) => readFileSync(installed, 'utf8').replace(name, 'elsewhere');
  writeFileSync(installed, without('node_modules/for-another-system'));
  expect(ensureInstalled().npm).toBeUndefined();
  writeFileSync(installed, without('node_modules/needed'));
  expect(ensureInstalled().npm).toBeDefined();
});

test('a folder with a lock file of its own is installed there', () => {
  const folder = path.join(clone, 'agent');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package-lock.json'), lock('2.0.0'));
  const { code, said, npm } = ensureInstalled('installs', 'agent');
  expect({ code, npm }).toEqual({ code: 0, npm: expect.stringMatching(/^ci /) });
  expect(said).toContain(path.join('agent', 'package-lock.json'));
  expect(existsSync(path.join(folder, 'node_modules/.bin/node'))).toBe(true);
  expect(existsSync(path.join(clone, 'node_modules'))).toBe(false);
});

test('a failed install shows its error and ends with its code', () => {
  const failed = ensureInstalled('fails');
  expect(failed.code).toBe(7);
  expect(failed.said).toContain('no network');
});

test('an npm that runs no install scripts is told of, for there is no Node then', () => {
  const failed = ensureInstalled('runs no scripts');
  expect(failed.code).toBe(1);
  expect(failed.said).toContain('ignore-scripts');
});

test('the lock file names no registry host', () => {
  const file = path.resolve(import.meta.dirname, '../../package-lock.json');
  expect(readFileSync(file, 'utf8')).not.toContain('"resolved": "http');
});
