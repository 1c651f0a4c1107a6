import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileAsync } from 'sass';
import { agentArchive } from './agent-archive.ts';
import { agentFolder } from './agent-files.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packages = at('../../node_modules');

/** Each loaded by a name of its own: but the first on the pages that need them alone. */
const scripts = ['portal', 'usb-sign', 'bot-check', 'long-text'];

/** A file that pages load or lead to. */
type Made = { name: string; content: string | Buffer };

/** Makes the files that pages load, and the signing agent's archive, by name. */
export async function buildAssets(): Promise<Made[]> {
  return [
    { name: 'portal.css', content: await styles() },
    ...(await Promise.all(scripts.map(script))),
    { name: 'icon.svg', content: await readFile(at('../theme/icon.svg'), 'utf8') },
    await agentArchive(agentFolder),
  ];
}

async function styles(): Promise<string> {
  const { css } = await compileAsync(at('../theme/portal.scss'), {
    loadPaths: [packages],
    style: 'compressed',
    // Warnings of the library's own style sheets say nothing to whoever starts the portal.
    quietDeps: true,
  });
  return css;
}

/** For browsers of the last years; older ones have the pages without scripts. */
async function script(name: string): Promise<Made> {
  const { outputFiles } = await build({
    entryPoints: [at(`../browser/${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    write: false,
    logLevel: 'silent',
    nodePaths: [packages],
  });
  return { name: `${name}.js`, content: outputFiles[0]?.text ?? '' };
}
