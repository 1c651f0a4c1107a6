import { type CompiledWorkerOptions, Worker } from '@temporalio/worker';
import { ReusableVMWorkflowCreator } from '@temporalio/worker/lib/workflow/reusable-vm.js';
import { invokePatchActivationCallback } from '@temporalio/worker/lib/workflow/patch-activation-callback.js';
import { globalHandlers } from '@temporalio/worker/lib/workflow/vm-shared.js';
import type { WorkflowCreator } from '@temporalio/worker/lib/workflow/interface.js';
import type { WorkflowBundleWithSourceMapAndFilename } from '@temporalio/worker/lib/workflow/workflow-worker-thread/input.js';
import { monitorEntries } from './entry-monitor.ts';
import { watchEntries } from './watch-entries.ts';

/**
 * A worker whose workflows run in the SDK's own sandbox (one V8 context, each workflow with globals
 * and modules of its own), without what half of the CPU of a workflow task goes to:
 *
 * - no time limit on each entry into the context, for which Node starts and joins a native thread
 *   (nodejs/node#47739, nodejs/node#10453): a monitor watches the entries instead;
 * - no hook on each promise, which takes a stack and maps it to its sources (temporalio/sdk-typescript
 *   #1587): the query `__stack_trace` is then refused;
 * - no thread of its own, to which each activation is copied and back.
 *
 * It can go when these are solved upstream. `WORKFLOW_SANDBOX=stock` brings the SDK's own behaviour
 * back.
 */
export class LeanWorker extends Worker {
  protected static override async createWorkflowCreator(
    bundle: WorkflowBundleWithSourceMapAndFilename,
    {
      isolateExecutionTimeoutMs: limitMs,
      activities,
      patchActivationCallback,
    }: CompiledWorkerOptions,
  ): Promise<WorkflowCreator> {
    installStackTraces();
    const names = new Set(activities.keys());
    const creator = await ReusableVMWorkflowCreator.create(
      bundle,
      limitMs,
      names,
      patchActivationCallback &&
        ((info, patch) => invokePatchActivationCallback(patchActivationCallback, info, patch)),
    );
    // From here on it makes workflows without a limit: it hands this to Node as it stands.
    Object.assign(creator, { isolateExecutionTimeoutMs: undefined });
    return watchEntries(creator, await monitorEntries(limitMs));
  }
}

/** Instead of the SDK's `install`, which would hook into every promise of the process, too. */
function installStackTraces(): void {
  if (globalHandlers.installed) return;
  const install: unknown = Reflect.get(globalHandlers, 'overridePrepareStackTrace');
  if (typeof install !== 'function') throw new Error('this Temporal SDK is not the one we know');
  Reflect.apply(install, globalHandlers, []);
  globalHandlers.installed = true;
}
