import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { agentAnswersTable } from '../../scripts/readme/sections.ts';

const folder = path.resolve(import.meta.dirname, '../../agent');
const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');

test('the README of the agent has all its answers', () => {
  expect(readme).toContain(agentAnswersTable());
});

test('the README of the agent has all its settings', () => {
  const source = readFileSync(path.join(folder, 'src/settings.ts'), 'utf8');
  const names = [...new Set(source.match(/(?<=')[A-Z0-9]+_[A-Z0-9]+(?=')/g))];
  expect(names).toHaveLength(8);
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('its lock file names no registry', () => {
  const lock = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  expect(lock).not.toContain('"resolved"');
});
