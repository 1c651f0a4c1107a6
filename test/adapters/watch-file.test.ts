import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { watchFile } from '../../src/adapters/watch-file.ts';

let folder: string;
let file: string;
/** How long after its last change we look at the file, in milliseconds. */
let later: number;
let parsed: string[];
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'watch-file-'));
  file = path.join(folder, 'file');
  later = 60_000;
  parsed = [];
  told = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const watch = (watched = file) =>
  watchFile(
    watched,
    (text) => {
      if (!text.endsWith('.')) throw new Error(`half: ${text}`);
      parsed.push(text);
      return { text };
    },
    { onBroken: (error) => told.push(String(error)), now: () => Date.now() + later },
  );

test('a file is parsed once for each of its states, and what comes of it is the same until then', () => {
  writeFileSync(file, 'one.');
  const now = watch();
  const first = now();
  expect(first).toEqual({ text: 'one.' });
  expect(now()).toBe(first);
  writeFileSync(file, 'two.');
  expect(now()).toEqual({ text: 'two.' });
  expect(parsed).toEqual(['one.', 'two.']);
});

test('a change counts once the file has been left alone, also one within the same moment', () => {
  writeFileSync(file, 'one.');
  later = 0;
  const now = watch();
  const first = now();
  writeFileSync(file, 'two.');
  expect(now()).toBe(first);
  later = 60_000;
  expect(now()).toEqual({ text: 'two.' });
});

test('half a file, and none, leave the last good state in force and are told of once', () => {
  writeFileSync(file, 'one.');
  const now = watch();
  const first = now();
  writeFileSync(file, 'tw');
  expect([now(), now()]).toEqual([first, first]);
  unlinkSync(file);
  expect([now(), now()]).toEqual([first, first]);
  expect(told).toEqual([expect.stringContaining('half: tw'), expect.stringContaining('ENOENT')]);
  writeFileSync(file, 'three.');
  expect(now()).toEqual({ text: 'three.' });
  writeFileSync(file, 'fou');
  expect(now()).toEqual({ text: 'three.' });
  expect(told).toHaveLength(3);
});

test('where there was no good state yet, what is wrong is thrown, until there is one', () => {
  const now = watch();
  expect(now).toThrow('ENOENT');
  writeFileSync(file, 'on');
  expect(now).toThrow('half: on');
  writeFileSync(file, 'one.');
  expect(now()).toEqual({ text: 'one.' });
  expect(told).toEqual([]);
});

test('a file that is put in the place of another is seen, and a link that is turned to another', () => {
  writeFileSync(file, 'one.');
  const link = path.join(folder, 'link');
  symlinkSync(file, link);
  const now = watch(link);
  expect(now()).toEqual({ text: 'one.' });
  const next = path.join(folder, 'next');
  writeFileSync(next, 'two.');
  renameSync(next, file);
  expect(now()).toEqual({ text: 'two.' });
  writeFileSync(next, 'six.');
  symlinkSync(next, `${link}-next`);
  renameSync(`${link}-next`, link);
  expect(now()).toEqual({ text: 'six.' });
});
