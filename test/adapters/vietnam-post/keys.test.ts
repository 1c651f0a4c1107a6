import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openPostKeys } from '../../../simulators/vietnam-post/simulator.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'post-keys-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('the keys of the simulated Post outlive its process', async () => {
  const made = await openPostKeys(directory);
  expect(await openPostKeys(directory)).toEqual(made);
});

test('keys that were cut in the middle are made again', async () => {
  await writeFile(path.join(directory, 'post-keys.json'), '{"idTokens":{"kty":"RS');
  const made = await openPostKeys(directory);
  expect(made.notices).toMatchObject({ kty: 'EC' });
  expect(await openPostKeys(directory)).toEqual(made);
});
