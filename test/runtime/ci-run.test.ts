import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const script = path.resolve(import.meta.dirname, '../../.ci/run');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-ci-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the script with an npm that says `output` and ends with `code`. */
function run(output: string, code: number) {
  const npm = path.join(folder, 'npm');
  writeFileSync(npm, `#!/bin/sh\necho '${output}' >&2\nexit ${code}\n`);
  chmodSync(npm, 0o755);
  const PATH = `${folder}:${process.env['PATH'] ?? ''}`;
  const result = spawnSync('bash', [script], { env: { PATH }, encoding: 'utf8' });
  return { last: result.stdout.trim().split('\n').at(-1), code: result.status };
}

test.each([
  ['Tests:       12 passed, 12 total', 0, '12 passed, 0 failed, 0 skipped', 0],
  ['Tests:       1 failed, 2 skipped, 5 passed, 8 total', 1, '5 passed, 1 failed, 2 skipped', 1],
  ['Tests:       5 passed, 5 total', 1, '5 passed, 1 failed, 0 skipped', 1],
  ['src/x.ts: error TS2322', 2, '0 passed, 1 failed, 0 skipped', 2],
  ['no tests found', 0, '0 passed, 0 failed, 0 skipped', 1],
])('"%s" with code %d is told as "%s"', (output, npmCode, last, code) => {
  expect(run(output, npmCode)).toEqual({ last, code });
});
