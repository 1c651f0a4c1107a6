import { writeFile } from 'node:fs/promises';
import { DefaultLogger, type WorkflowBundle, bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from '../../src/platform/payload-codec.ts';
import { workflowsPath } from '../../src/platform/temporal.ts';

/** The workflows as a worker runs them; made in some seconds, so once for all who need them. */
export function bundleWorkflows(): Promise<WorkflowBundle & { code: string }> {
  const logger = new DefaultLogger('ERROR');
  return bundleWorkflowCode({ workflowsPath, failureConverterPath, logger });
}

/** The same, written to a file. */
export async function writeWorkflowBundle(file: string): Promise<void> {
  const { code } = await bundleWorkflows();
  await writeFile(file, code);
}
