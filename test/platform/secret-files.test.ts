import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/platform/config.ts';
import { createSettingReader } from '../../src/platform/config/reader.ts';
import { fileSetting, secretSettings } from '../../src/platform/config/secret-files.ts';
import { loadSealerConfig } from '../../src/platform/config/sealer.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-secrets-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function secretFile(name: string, content: string, mode = 0o440): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
}

const good = secretFile('good', '  postgres://u:a-long-password@db/dinhdanh\n');
const open = secretFile('open', 'postgres://u:a-long-password@db/dinhdanh', 0o444);
const empty = secretFile('empty', ' \n');
const missing = path.join(folder, 'missing');
const directory = path.join(folder, 'directory');
mkdirSync(directory);

test.each([...secretSettings])('%s is read from its file, without what is around it', (name) => {
  const read = createSettingReader({ [fileSetting(name)]: good });
  expect(read.optional(name)).toBe('postgres://u:a-long-password@db/dinhdanh');
  read.done();
});

test('a setting that is no secret has no file', () => {
  expect(createSettingReader({ PUBLIC_URL_FILE: good }).optional('PUBLIC_URL')).toBeUndefined();
});

describe('a file that is not right is one sentence, which has nothing of its content', () => {
  test.each([
    ['empty', empty, `names ${empty}, which is empty.`],
    ['not there', missing, `names ${missing}, which cannot be read (ENOENT).`],
    ['a folder', directory, `names ${directory}, which is no file.`],
    [
      'open to everybody, in production',
      open,
      `names ${open}, which everybody may read (mode 444): chmod 440 ${open}.`,
    ],
  ])('%s', (_, file, sentence) => {
    const environment = {
      NODE_ENV: 'production',
      DATABASE_SEALER_URL: 'postgres://sealer@db/dinhdanh',
      AUDIT_SEAL_KEY_FILE: file,
    };
    // Not also that the setting must be set.
    expect(() => loadSealerConfig(environment)).toThrow(
      expect.objectContaining({ message: `AUDIT_SEAL_KEY_FILE ${sentence}` }),
    );
  });

  test('open to everybody, where it is not production', () => {
    expect(loadConfig({ DATABASE_URL_FILE: open }).databaseUrl).toContain('@db/');
  });

  test('beside the setting itself', () => {
    const environment = { DATABASE_URL: 'postgres://db/dinhdanh', DATABASE_URL_FILE: good };
    expect(() => loadConfig(environment)).toThrow(
      'DATABASE_URL and DATABASE_URL_FILE are both set: leave one of them out.',
    );
  });
});
