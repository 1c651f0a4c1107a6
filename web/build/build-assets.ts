import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileAsync } from 'sass';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packages = at('../../node_modules');

/** Each loaded by a name of its own: the last two on the pages that need them alone. */
const scripts = ['portal', 'usb-sign', 'bot-check'];

/** Makes the files that pages load, by name. */
export async function buildAssets(): Promise<{ name: string; text: string }[]> {
  return [
    { name: 'portal.css', text: await styles() },
    ...(await Promise.all(scripts.map(script))),
    { name: 'icon.svg', text: await readFile(at('../theme/icon.svg'), 'utf8') },
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
async function script(name: string): Promise<{ name: string; text: string }> {
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
  return { name: `${name}.js`, text: outputFiles[0]?.text ?? '' };
}
