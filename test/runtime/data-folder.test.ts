import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { prepareDataFolder } from '../../scripts/runtime/data-folder.ts';
import { projectFolder } from '../../scripts/runtime/node-part.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-data-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (name: string) => path.join(folder, name);

describe('a DATA_DIR that cannot be used is told in a sentence', () => {
  test('a file, and what is below one', () => {
    writeFileSync(at('file'), '');
    expect(prepareDataFolder(at('file'))).toBe(
      `DATA_DIR is ${at('file')}, but that is a file: name another folder.`,
    );
    expect(prepareDataFolder(at('file/data'))).toMatch(
      /a file(, or below one)?: name another folder/,
    );
  });

  // Not even root writes there.
  (process.platform === 'linux' ? test : test.skip)('one that is read-only', () => {
    expect(prepareDataFolder('/proc/dinhdanh')).toMatch(
      /^DATA_DIR is \/proc\/dinhdanh, but .+: name another folder\.$/,
    );
  });
});

test('git and the formatter look at nothing in a folder of data, whatever its name', () => {
  const init = spawnSync('git', ['init', '-q', folder], { encoding: 'utf8' });
  expect(init.status).toBe(0);
  expect(prepareDataFolder(at('my-data'))).toBeUndefined();
  writeFileSync(at('my-data/run.json'), '{"a":1,\n\n"b":2}');
  const status = spawnSync('git', ['status', '--porcelain'], { cwd: folder, encoding: 'utf8' });
  expect(status.stdout).toBe('');

  writeFileSync(at('.prettierignore'), '');
  const format = () =>
    spawnSync(process.execPath, [path.join(projectFolder, 'scripts/format.ts')], {
      cwd: folder,
      encoding: 'utf8',
    });
  writeFileSync(at('good.json'), '{ "a": 1 }\n');
  expect(format()).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(at('bad.json'), '{"a":1,\n\n"b":2}');
  const { status: failed, stderr } = format();
  expect([failed, stderr]).toEqual([1, expect.stringContaining('bad.json')]);
});

test('a folder with files of somebody else stays as it is', () => {
  mkdirSync(at('src'));
  writeFileSync(at('src/main.ts'), '');
  expect(prepareDataFolder(at('src'))).toBeUndefined();
  expect(() => readFileSync(at('src/.gitignore'))).toThrow('ENOENT');
});
