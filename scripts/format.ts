/** `npm run format`: Prettier over the checkout, but for folders that ignore themselves, as those of data do. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A folder of data is not far down; one whose name begins with a dot is found as well. */
const places = ['{*,.*}/.gitignore', '{*,.*}/{*,.*}/.gitignore'];

const ignored = globSync(places, { exclude: (name) => name === 'node_modules' })
  .filter((file) => readFileSync(file, 'utf8').trim() === '*')
  .map((file) => `!${path.dirname(file)}/**`);
const program = path.join(
  path.dirname(createRequire(import.meta.url).resolve('prettier/package.json')),
  'bin/prettier.cjs',
);
const flags = ['--check', '--log-level', 'warn', '.', ...ignored];
const { status } = spawnSync(process.execPath, [program, ...flags], { stdio: 'inherit' });
process.exitCode = status ?? 1;
