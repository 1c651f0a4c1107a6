import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createTlsMaterial } from '../../../simulators/tls.ts';

/** Certificates for mutual TLS in a folder of their own, and the files that a client needs. */
export async function createTlsFolder() {
  const parent = await mkdtemp(path.join(os.tmpdir(), 'insurer-'));
  const folder = path.join(parent, 'tls');
  const key = path.join(folder, 'client-key.pem');
  const material = createTlsMaterial(folder);
  return {
    /** Where a simulators' process would keep everything; the certificates are in its `tls`. */
    parent,
    material,
    tlsFiles: {
      ca: path.join(folder, 'ca.pem'),
      cert: path.join(folder, 'client.pem'),
      key,
    },
    /** Puts the client's key back. */
    restore: () => writeFile(key, material.client.key),
    remove: () => rm(parent, { recursive: true }),
  };
}

export type TlsFolder = Awaited<ReturnType<typeof createTlsFolder>>;
