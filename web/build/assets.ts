import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { agentFiles, agentFolder } from './agent-files.ts';
import { type Asset, toAsset } from './asset.ts';

export type AssetName =
  'portal.css' | 'portal.js' | 'usb-sign.js' | 'bot-check.js' | 'long-text.js' | 'icon.svg';

export type Assets = {
  /** Address of the file of that name. */
  url: (name: AssetName) => string;
  /** The file at an address below `/assets/`; undefined for none of ours. */
  find: (fileName: string) => Asset | undefined;
  /** The signing agent for download. */
  agent: Archive;
};

/** A file for people to download, and what they can tell it by. */
export type Archive = { url: string; fileName: string; size: number; sha256: string };

export const assetsPath = '/assets/';

const web = fileURLToPath(new URL('..', import.meta.url));
const lock = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const sources = ['theme', 'browser', 'build'];

/**
 * Reads what pages load from the folder, where it is made first unless it was made of the very same
 * sources before: the styles by sass, the scripts by esbuild, the signing agent's archive by tar.
 */
export async function readAssets(cacheFolder: string): Promise<Assets> {
  const folder = path.join(cacheFolder, `web-${await hashOfSources()}`);
  const names = await readdir(folder).catch(() => null);
  if (names === null) await makeIn(folder);
  const files = new Map<string, Asset>();
  const urls = new Map<string, string>();
  let agent: Archive | undefined;
  for (const name of await readdir(folder)) {
    const bytes = await readFile(path.join(folder, name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const hashed = hashedName(name, sha256);
    const asset = toAsset(name, bytes);
    files.set(hashed, asset);
    urls.set(name, assetsPath + hashed);
    if (asset.isDownload) {
      agent = { url: assetsPath + hashed, fileName: name, size: bytes.length, sha256 };
    }
  }
  if (!agent) throw new Error(`There is no signing agent among the assets in ${folder}.`);
  return {
    agent,
    find: (fileName) => files.get(fileName),
    url: (name) => {
      const url = urls.get(name);
      if (url === undefined) throw new Error(`There is no ${name} among the assets of the pages.`);
      return url;
    },
  };
}

/** The hash before what the file is: `portal-….css`, `dinhdanh-agent-1.0.0-….tar.gz`. */
function hashedName(name: string, sha256: string): string {
  const [, base = name, ext = ''] = /^(.+?)((?:\.tar)?\.\w+)$/.exec(name) ?? [];
  return `${base}-${sha256.slice(0, 12)}${ext}`;
}

/** In a folder of its own first: another process may be at it, too, and none reads half of it. */
async function makeIn(folder: string): Promise<void> {
  const { buildAssets } = await import('./build-assets.ts');
  const made = `${folder}.${process.pid}`;
  await mkdir(made, { recursive: true });
  for (const { name, content } of await buildAssets()) {
    await writeFile(path.join(made, name), content);
  }
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
  for (const name of await agentFiles(agentFolder)) {
    hash.update(name).update(await readFile(path.join(agentFolder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
