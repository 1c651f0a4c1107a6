import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const manifest = z.object({ version: z.string() });

function versionOf(name: string): string {
  const file = path.join(root, 'node_modules', name, 'package.json');
  return manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

test('one protobufjs serves all of Temporal, so that stored histories can be read', () => {
  const nested = readdirSync(path.join(root, 'node_modules/@temporalio')).filter((name) =>
    readdirSync(path.join(root, 'node_modules/@temporalio', name)).includes('node_modules'),
  );
  expect(nested).toEqual([]);
  expect(versionOf('protobufjs')).toMatch(/^8\./);
});

test('every part of Temporal, and every part of MikroORM, has one version', () => {
  const versions = (names: string[]) => [...new Set(names.map(versionOf))];
  const temporal = ['client', 'worker', 'workflow', 'activity', 'common', 'proto'];
  expect(versions(temporal.map((name) => `@temporalio/${name}`))).toEqual(['1.24.0']);
  const orm = ['core', 'sql', 'postgresql', 'migrations'];
  expect(versions(orm.map((name) => `@mikro-orm/${name}`))).toHaveLength(1);
});

test.each(['.', 'agent', 'simulators'])('the lock file in %s names no registry', (folder) => {
  const file = path.join(root, folder, 'package-lock.json');
  expect(readFileSync(file, 'utf8')).not.toContain('"resolved"');
  // What npm runs in that folder reads this file, and no other of the project.
  expect(readFileSync(path.join(root, folder, '.npmrc'), 'utf8')).toContain(
    'omit-lockfile-registry-resolved=true',
  );
});
