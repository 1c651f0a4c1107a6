import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder of the signing agent, a package of its own. */
export const agentFolder = fileURLToPath(new URL('../../agent', import.meta.url));

const manifest = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });
const around = ['README.md', 'package-lock.json', 'package.json'];

/** Its files as a citizen gets them, below its folder and in order: what it runs by, what it is, its sources. */
export async function agentFiles(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, 'src'), { recursive: true, withFileTypes: true });
  const sources = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)));
  return [...around, ...sources].sort();
}

/** Its version, which the archive's name has. */
export async function agentVersion(folder: string): Promise<string> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8');
  return manifest.parse(JSON.parse(text)).version;
}
