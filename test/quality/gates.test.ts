import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

/**
 * A check that cannot fail is no check: each one is run on code that is wrong in just its way.
 * The right code is checked by the same commands in `npm run check`.
 */
const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(root, 'test/quality/fixtures');

function run(cwd: string, tool: string, ...args: string[]) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(path.join(root, 'node_modules/.bin', tool), args, { cwd });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}

describe('each check of the code fails on code that is wrong', () => {
  test('types: an element that may be missing', async () => {
    const { code, output } = await run(fixtures, 'tsc', '-p', 'tsconfig.json');
    expect(code).not.toBe(0);
    expect(output).toContain('TS2322');
  }, 60_000);

  test('lint: a promise that nobody waits for', async () => {
    const file = path.join(fixtures, 'floating-promise.ts');
    const { code, output } = await run(root, 'eslint', '--no-ignore', file);
    expect(code).toBe(1);
    expect(output).toContain('no-floating-promises');
  }, 60_000);

  test('format: a file that was formatted by hand', async () => {
    const file = path.join(fixtures, 'badly-formatted.ts');
    const { code } = await run(root, 'prettier', '--check', '--ignore-path', 'none', file);
    expect(code).toBe(1);
  }, 60_000);

  test.each([
    ['domain that knows a workflow', 'domain-is-pure'],
    ['a simulator that reads as our client does', 'simulators-share-no-code'],
    [
      'a simulator that needs a package which its image does not have',
      'simulators-name-their-packages',
    ],
    ['a client of ours that knows its simulator', 'no-simulator-in-production'],
  ])(
    'imports: %s',
    async (_, rule) => {
      const config = path.join(root, '.dependency-cruiser.js');
      const cwd = path.join(fixtures, 'imports');
      const { code, output } = await run(cwd, 'depcruise', 'src', 'simulators', '--config', config);
      expect(code).not.toBe(0);
      expect(output).toContain(`${rule}:`);
    },
    60_000,
  );

  test('unused: an export and a dependency that nobody uses', async () => {
    const { code, output } = await run(path.join(fixtures, 'unused'), 'knip');
    expect(code).toBe(1);
    expect(output).toContain('unused');
    expect(output).toContain('left-alone');
  }, 60_000);
});
