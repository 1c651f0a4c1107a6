import { ownPrograms } from '../../scripts/runtime/own-programs.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { loadConfig } from '../../src/platform/config.ts';
import type { Version } from './changed-version.ts';
import { type Power, powerOver } from './power.ts';
import type { System } from './system.ts';
import type { TestFolder } from './test-folder.ts';

/** Another worker of a system, and where its figures are. */
export type WorkerBeside = Power<'worker'> & { metricsUrl: string };

/** Starts a worker beside those of a system, of another version where one is told. */
export async function startWorkerBeside(
  { environment }: System,
  folder: TestFolder,
  version?: Version,
): Promise<WorkerBeside> {
  const port = await freePort();
  const own = {
    ...environment,
    WORKER_METRICS_PORT: String(port),
    ...(version && { WORKFLOW_BUNDLE: version.workflowBundle }),
  };
  const plan = ownPrograms(loadConfig(own), own, version?.checkout).worker;
  if (!plan) throw new Error('the system has its worker in its API');
  const part = await folder.start(plan);
  const power = powerOver(new Map([['worker' as const, part]]));
  return { ...power, metricsUrl: `http://127.0.0.1:${port}/metrics` };
}
