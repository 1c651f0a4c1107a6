import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runScript } from './version-before.ts';

const project = path.join(import.meta.dirname, '../..');

/** A file of this version, and what becomes of its text. */
export type Change = { file: string; change: (text: string) => string };

/** Another version: where its programs and its workflows are. */
export type Version = { checkout: string; workflowBundle: string };

/** Writes this version with some changes into a folder, with the packages of this one, and bundles its workflows. */
export async function writeChangedVersion(
  checkout: string,
  changes: readonly Change[],
): Promise<Version> {
  await mkdir(checkout, { recursive: true });
  for (const part of ['src', 'scripts', 'package.json', 'migrations', 'simulators']) {
    await cp(path.join(project, part), path.join(checkout, part), { recursive: true });
  }
  await symlink(path.join(project, 'node_modules'), path.join(checkout, 'node_modules'));
  for (const { file, change } of changes) {
    const text = await readFile(path.join(project, file), 'utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`there is nothing to change in ${file}`);
    await writeFile(path.join(checkout, file), changed);
  }
  const workflowBundle = path.join(checkout, 'workflows.js');
  await runScript(checkout, ['scripts/bundle-workflows.ts', workflowBundle]);
  return { checkout, workflowBundle };
}

const choosing = '    const password = await choosePassword(flow);\n';
const proving = '    await proveByOtp(';

/** A story that asks for the password before the code: a breaking change without a name. */
export const toldInAnotherOrder: Change = {
  file: 'src/workflows/registration/by-mobile-subscriber.ts',
  change: (text) => text.replace(choosing, '').replace(proving, `${choosing}${proving}`),
};

/** The version before a change, which neither knows its name nor reports it. */
export const beforeRowsWrittenAgain: readonly Change[] = [
  {
    file: 'src/workflows/engine/has-patch.ts',
    change: (text) =>
      text.replace(
        'return patched(patch)',
        "return patch !== 'row-written-again' && patched(patch)",
      ),
  },
  {
    file: 'src/platform/start-duties.ts',
    change: (text) =>
      text.replace(
        'systems: calls.report(), patches }',
        "systems: calls.report(), patches: ['deadline-frozen-in-outages'] }",
      ),
  },
];
