import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';

const versions = z.record(z.string(), z.string());
const packageShape = z.object({ dependencies: versions, devDependencies: versions.optional() });
const read = (file: string) =>
  packageShape.parse(
    JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8')),
  );

const product = read('package.json');
const simulators = read('simulators/package.json');

test('the simulators are tested with the versions that they are run with', () => {
  const ours = { ...product.devDependencies, ...product.dependencies };
  expect(ours).toMatchObject(simulators.dependencies);
});

test('what the simulators alone need is no part of the product', () => {
  expect(Object.keys(product.dependencies)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(node-forge|oidc-provider)$/)]),
  );
});

test('the lock file of the simulators is of their package', () => {
  const lock = z.object({ packages: z.looseObject({ '': packageShape }) });
  const file = path.resolve(import.meta.dirname, '../../simulators/package-lock.json');
  const locked = lock.parse(JSON.parse(readFileSync(file, 'utf8'))).packages[''];
  expect(locked.dependencies).toEqual(simulators.dependencies);
});
