import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const script = path.resolve(import.meta.dirname, '../../.ci/run');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-ci-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Puts a program on the PATH of the runs. */
function fake(name: string, lines: string): void {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
}

function start(env: Record<string, string>) {
  const { stdout, status } = spawnSync('/bin/bash', [script], { env, encoding: 'utf8' });
  return { stdout, last: stdout.trim().split('\n').at(-1), code: status };
}

/** Runs the script with an npm that says `output` and ends with `code`. */
function run(output: string, code: number) {
  fake('npm', `echo '${output}' >&2\nexit ${code}`);
  fake('apt-get', 'exit 100'); // the machine of whoever runs this is not ours to change
  return start({ PATH: `${folder}:${process.env['PATH'] ?? ''}` });
}

test.each([
  ['Tests:       12 passed, 12 total', 0, '12 passed, 0 failed, 0 skipped', 0],
  ['Tests:       1 failed, 2 skipped, 5 passed, 8 total', 1, '5 passed, 1 failed, 2 skipped', 1],
  ['Tests:       5 passed, 5 total', 1, '5 passed, 1 failed, 0 skipped', 1],
  ['src/x.ts: error TS2322', 2, '0 passed, 1 failed, 0 skipped', 2],
  ['no tests found', 0, '0 passed, 0 failed, 0 skipped', 1],
])('"%s" with code %d is told as "%s"', (output, npmCode, last, code) => {
  expect(run(output, npmCode)).toMatchObject({ last, code });
});

describe("the signing agent's needs", () => {
  /** Of a machine that has neither SoftHSM nor a compiler. */
  const tools = ['dirname', 'grep', 'mktemp', 'readlink', 'rm', 'sed', 'tail', 'tee', 'timeout'];
  const passed = "echo 'Tests:       5 passed, 5 total' >&2";
  beforeEach(() => {
    for (const name of tools) {
      const { stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
      symlinkSync(stdout.trim(), path.join(folder, name));
    }
    fake('npm', passed);
    fake('node', '');
    fake('id', 'echo 0');
    fake('apt-get', 'echo "$@" >>"$0.log"');
  });
  const aptCalls = () => {
    const log = path.join(folder, 'apt-get.log');
    return existsSync(log) ? readFileSync(log, 'utf8') : '';
  };

  test('are installed', () => {
    expect(start({ PATH: folder })).toMatchObject({ code: 0 });
    expect(aptCalls()).toMatch(/^update .*\ninstall .*softhsm2 opensc/);
  });

  test('are not installed without the right to', () => {
    fake('id', 'echo 1000');
    expect(start({ PATH: folder })).toMatchObject({ code: 0 });
    expect(aptCalls()).toBe('');
  });

  test('that cannot be installed are told of, and the tests run all the same', () => {
    fake('apt-get', 'echo no network; exit 100');
    const { stdout, last, code } = start({ PATH: folder });
    expect(stdout).toContain('no network');
    expect(stdout).toContain('those tests are skipped');
    expect({ last, code }).toEqual({ last: '5 passed, 0 failed, 0 skipped', code: 0 });
  });
});
