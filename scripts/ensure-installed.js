/**
 * Installs what the lock file names, before `npm start` and `npm test`, unless it is there already:
 * that of the project, or of a folder with a lock file of its own (`agent`). Plain JavaScript without
 * a dependency: it runs on any Node from 20 on, in a fresh clone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const oldestNode = 20;

const folder = process.argv[2] ?? '.';
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', folder);

ensureInstalled();

function ensureInstalled() {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    fail(`Node ${oldestNode} or newer is needed to install; this is ${process.version}.`);
  }
  if (isInstalled()) return;
  console.log(`Installing what ${path.join(folder, 'package-lock.json')} names (about a minute) …`);
  const code = npmCi();
  if (code !== 0) fail('npm ci failed: see its message above.', code);
  if (!isInstalled()) {
    fail('npm ci ran without install scripts: allow them (npm config set ignore-scripts false).');
  }
}

/** Whether `node_modules` holds what the lock file names, and our own Node. */
function isInstalled() {
  const lock = readJson(path.join(root, 'package-lock.json'));
  const installed = readJson(path.join(root, 'node_modules', '.package-lock.json'));
  if (lock === undefined || installed === undefined) return false;
  if (!existsSync(path.join(root, 'node_modules', '.bin', 'node'))) return false;
  return sameVersions(lock.packages, installed.packages);
}

/**
 * Development tools too, whatever NODE_ENV says: Node itself is among them. Only errors are shown,
 * not the warnings about the age of the Node that installs.
 */
function npmCi() {
  const flags = ['ci', '--include=dev', '--loglevel=error', '--no-fund', '--no-audit'];
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  const result =
    npm !== undefined && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...flags], options)
      : spawnSync('npm', flags, { ...options, shell: process.platform === 'win32' });
  return result.status ?? 1;
}

/** Packages for other kinds of machine are optional and stay away. */
function sameVersions(wanted, installed) {
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    if (place === '') return true;
    const found = installed[place];
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function fail(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}
