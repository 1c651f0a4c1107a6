import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { z } from 'zod';
import { root } from './support/compose-file.ts';
import { type Instruction, instructionsOf, stagesOf } from './support/dockerfile.ts';

const text = readFileSync(path.join(root, 'Dockerfile'), 'utf8');
const stages = stagesOf(instructionsOf(text));
/** Those that are run. */
const images = ['simulators', 'product'];

const keywords = (stage: Instruction[] | undefined) => stage?.map(({ keyword }) => keyword);
const argumentsOf = (name: string, keyword: string) =>
  stages
    .get(name)
    ?.filter((one) => one.keyword === keyword)
    .map((one) => one.rest);

test('the linter finds nothing', () => {
  expect(validate(text)).toEqual([]);
  expect(validate('FROM node\nMAINTAINER somebody\n')).not.toEqual([]);
});

test('the base is exact, and the Node that the tests run on', () => {
  const { devDependencies } = z
    .object({ devDependencies: z.object({ node: z.string() }) })
    .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const bases = [...stages.values()].flatMap((stage) => stage[0]?.rest.split(' ')[0] ?? []);
  const outside = bases.filter((base) => !stages.has(base));
  expect(outside).toEqual([`node:${devDependencies.node}-bookworm-slim`]);
});

describe.each(images)('the image %s', (name) => {
  test('runs as a user by number, who is not root', () => {
    expect(argumentsOf(name, 'USER')).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
  });

  test('says how it is, what it is, and what it runs', () => {
    expect(keywords(stages.get(name))).toEqual(
      expect.arrayContaining(['LABEL', 'HEALTHCHECK', 'CMD', 'EXPOSE']),
    );
    expect(argumentsOf(name, 'CMD')).toEqual([expect.stringMatching(/^\["node", /)]);
  });

  test('builds nothing itself', () => {
    expect(keywords(stages.get(name))).not.toContain('RUN');
  });
});

test('packages are those of the lock file, without what only development needs', () => {
  const installs = [...text.matchAll(/npm (?:ci|i|install)\b[^&\n]*/g)].map(([line]) =>
    line.trim(),
  );
  expect(installs).toHaveLength(images.length);
  for (const line of installs) expect(line).toMatch(/^npm ci --omit=dev/);
});

test('nothing is copied that the context leaves out, and no secret is in it', () => {
  const lines = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
  expect(lines[0]).toBe('*');
  const kept = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const copied = [...stages.values()]
    .flat()
    .filter(({ keyword, rest }) => keyword === 'COPY' && !rest.startsWith('--from'))
    .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
  expect(copied.filter((one) => !kept.includes(one.split('/')[0] ?? ''))).toEqual([]);
  expect(kept).not.toContain('deploy');
});
