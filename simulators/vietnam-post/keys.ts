import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';

/** Private keys of the simulated Post, as JWKs: one for ID tokens, one for notices. */
export type PostKeys = {
  idTokens: JWK;
  notices: JWK;
  /** Public keys that it has taken since, published beside those of the other two. */
  turned: JWK[];
};

const jwk = z.looseObject({ kty: z.string(), kid: z.string() });
const stored = z.object({ idTokens: jwk, notices: jwk });

/** The keys in the folder, made when there are none; of this process alone without a folder. */
export async function openPostKeys(directory: string | undefined): Promise<PostKeys> {
  if (directory === undefined) return createKeys();
  const file = path.join(directory, 'post-keys.json');
  try {
    return { ...stored.parse(JSON.parse(await readFile(file, 'utf8'))), turned: [] };
  } catch {
    const keys = await createKeys();
    await mkdir(directory, { recursive: true });
    const { turned: _, ...lasting } = keys;
    await writeFile(file, JSON.stringify(lasting), { mode: 0o600 });
    return keys;
  }
}

/** A key that nobody publishes, under the name of one that is. */
export async function createKey(alg: 'RS256' | 'ES256', kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' };
}

/** A new key that is published from now on. */
export async function turnKey(keys: PostKeys, alg: 'RS256' | 'ES256'): Promise<JWK> {
  const jwk = await createKey(alg, crypto.randomUUID());
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...published } = jwk;
  keys.turned.push(published);
  return jwk;
}

async function createKeys(): Promise<PostKeys> {
  const [idTokens, notices] = await Promise.all([
    createKey('RS256', crypto.randomUUID()),
    createKey('ES256', crypto.randomUUID()),
  ]);
  return { idTokens, notices, turned: [] };
}
