import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from './payload-codec.ts';

/** The module that exports every workflow; also what a replay of stored histories is run on. */
export const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

const stackDepthPath = fileURLToPath(
  new URL('../workflows/engine/stack-depth.ts', import.meta.url),
);

/** Loaded before any workflow, into what all of them share. */
export const preloadModules = [stackDepthPath];

/** Writes the workflows to a file as a worker runs them, which takes seconds of CPU. */
export async function writeWorkflowBundle(file: string): Promise<void> {
  const logger = new DefaultLogger('ERROR');
  const from = { workflowsPath, failureConverterPath, preloadModules, logger };
  const { code } = await bundleWorkflowCode(from);
  await writeFile(file, code);
}
