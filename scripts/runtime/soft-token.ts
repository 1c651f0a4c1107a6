import { execFile, spawnSync } from 'node:child_process';
import { type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from './node-part.ts';

/** Where systems put SoftHSM's module: Debian, Fedora, Homebrew. */
const places = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/usr/lib/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
];
const soPin = '12345678';
const run = promisify(execFile);

/** A USB token played by SoftHSM, in a folder of its own. */
export type SoftToken = {
  /** The driver's path. */
  module: string;
  /** What the driver's process needs in its environment to see this token. */
  environment: { SOFTHSM2_CONF: string };
  pin: string;
  /** Stores a key with its certificate (PEM) under a name. */
  put: (name: string, key: KeyObject, certificate: string) => Promise<void>;
  pullOut: () => void;
  putIn: () => void;
  /** Removes it from the disk. */
  remove: () => void;
};

/** Why the signing agent cannot sign with a soft token on this machine; nothing when it can. */
export function whyNoSoftToken(): string | undefined {
  if (!softHsm()) return 'SoftHSM2 is not installed';
  if (spawnSync('pkcs11-tool', ['--help']).error) return 'pkcs11-tool (OpenSC) is not installed';
  const binding = path.join(projectFolder, 'agent/node_modules/pkcs11js/build/Release');
  return existsSync(binding) ? undefined : 'run "npm ci" in agent/ first';
}

export async function createSoftToken({ label = 'USB', pin = '123456' } = {}): Promise<SoftToken> {
  const folder = mkdtempSync(path.join(tmpdir(), 'soft-token-'));
  const [inserted, pocket] = [path.join(folder, 'inserted'), path.join(folder, 'pocket')];
  const SOFTHSM2_CONF = path.join(folder, 'softhsm2.conf');
  mkdirSync(inserted);
  writeFileSync(SOFTHSM2_CONF, `directories.tokendir = ${inserted}\nslots.removable = true\n`);
  const module = softHsm() ?? '';
  const tool = async (...rest: string[]): Promise<void> => {
    const env = { PATH: process.env['PATH'], SOFTHSM2_CONF };
    await run('pkcs11-tool', ['--module', module, ...rest], { env, timeout: 30_000 });
  };
  await tool('--init-token', '--slot-index', '0', '--label', label, '--so-pin', soPin);
  await tool('--init-pin', '--token-label', label, '--so-pin', soPin, '--pin', pin);
  return {
    module,
    environment: { SOFTHSM2_CONF },
    pin,
    put: createStore(folder, (...what) => tool('--token-label', label, '--pin', pin, ...what)),
    pullOut: () => {
      renameSync(inserted, pocket);
      mkdirSync(inserted);
    },
    putIn: () => {
      rmSync(inserted, { recursive: true });
      renameSync(pocket, inserted);
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createStore(folder: string, tool: (...what: string[]) => Promise<void>): SoftToken['put'] {
  let count = 0;
  return async (name, key, certificate) => {
    count += 1;
    const objects = [
      ['privkey', key.export({ type: 'pkcs8', format: 'der' })],
      ['cert', new X509Certificate(certificate).raw],
    ] as const;
    for (const [type, der] of objects) {
      const file = path.join(folder, `${type}.der`);
      writeFileSync(file, der, { mode: 0o600 });
      const id = count.toString(16).padStart(2, '0');
      await tool('--login', '--write-object', file, '--type', type, '--id', id, '--label', name);
      rmSync(file);
    }
  };
}

function softHsm(): string | undefined {
  return places.find((file) => existsSync(file));
}
