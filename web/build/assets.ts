import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

/** A file that pages load: its name has its content's hash, so that a browser keeps it for ever. */
export type Asset = {
  type: string;
  bytes: Buffer;
  gzip: Buffer;
  brotli: Buffer;
};

export type AssetName = 'portal.css' | 'portal.js' | 'usb-sign.js' | 'bot-check.js' | 'icon.svg';

export type Assets = {
  /** Address of the file of that name. */
  url: (name: AssetName) => string;
  /** The file at an address below `/assets/`; undefined for none of ours. */
  find: (fileName: string) => Asset | undefined;
};

export const assetsPath = '/assets/';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const web = fileURLToPath(new URL('..', import.meta.url));
const lock = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const sources = ['theme', 'browser', 'build'];

/**
 * Reads what pages load from the folder, where it is made first unless it was made of the very same
 * sources before: the styles by sass, the scripts by esbuild.
 */
export async function readAssets(cacheFolder: string): Promise<Assets> {
  const folder = path.join(cacheFolder, `web-${await hashOfSources()}`);
  const names = await readdir(folder).catch(() => null);
  if (names === null) await makeIn(folder);
  const files = new Map<string, Asset>();
  const urls = new Map<string, string>();
  for (const name of await readdir(folder)) {
    const bytes = await readFile(path.join(folder, name));
    const { name: base, ext } = path.parse(name);
    const fileName = `${base}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}${ext}`;
    files.set(fileName, { type: types[ext] ?? 'application/octet-stream', ...compressed(bytes) });
    urls.set(name, assetsPath + fileName);
  }
  return {
    find: (fileName) => files.get(fileName),
    url: (name) => {
      const url = urls.get(name);
      if (url === undefined) throw new Error(`There is no ${name} among the assets of the pages.`);
      return url;
    },
  };
}

/** In a folder of its own first: another process may be at it, too, and none reads half of it. */
async function makeIn(folder: string): Promise<void> {
  const { buildAssets } = await import('./build-assets.ts');
  const made = `${folder}.${process.pid}`;
  await mkdir(made, { recursive: true });
  for (const { name, text } of await buildAssets()) await writeFile(path.join(made, name), text);
  await rename(made, folder).catch(async (error: unknown) => {
    await rm(made, { recursive: true });
    await readdir(folder).catch(() => {
      throw error;
    });
  });
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(lock));
  for (const source of sources) {
    const names = await readdir(path.join(web, source), { recursive: true });
    for (const name of names.sort()) {
      const text = await readFile(path.join(web, source, name)).catch(() => null);
      if (text !== null) hash.update(name).update(text);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function compressed(bytes: Buffer): Omit<Asset, 'type'> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return {
    bytes,
    gzip: gzipSync(bytes, { level: 9 }),
    brotli: brotliCompressSync(bytes, { params }),
  };
}
