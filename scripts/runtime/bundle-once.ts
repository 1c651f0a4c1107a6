import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Config } from '../../src/platform/config.ts';
import { projectFolder } from './node-part.ts';

const run = promisify(execFile);

/**
 * The file of the bundled workflows: that of the settings, or one made now in the data folder. A worker
 * that is started again has it, and does not bundle for seconds, in which a process that is API,
 * too, would answer slowly.
 */
export async function bundleOnce({ dataDir, temporal }: Config): Promise<string> {
  if (temporal.workflowBundle !== undefined) return temporal.workflowBundle;
  const file = path.join(dataDir, 'workflows.js');
  await run(process.execPath, ['scripts/bundle-workflows.ts', file], { cwd: projectFolder });
  return file;
}
