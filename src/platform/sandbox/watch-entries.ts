import type {
  Workflow,
  WorkflowCreateOptions,
  WorkflowCreator,
} from '@temporalio/worker/lib/workflow/interface.js';
import type { EntryMonitor } from './entry-monitor.ts';

/**
 * The same workflows, with each entry into their code told to the monitor. What they do in an entry
 * is done before the call returns its promise: the SDK's context runs its microtasks to their end.
 */
export function watchEntries(creator: WorkflowCreator, monitor: EntryMonitor): WorkflowCreator {
  return {
    createWorkflow: async (options) => {
      const enter = entering(monitor, options);
      return watched(await enter(() => creator.createWorkflow(options)), enter);
    },
    destroy: async () => {
      await monitor.stop();
      await creator.destroy();
    },
  };
}

type Enter = <T>(entry: () => T) => T;

function entering(monitor: EntryMonitor, { info }: WorkflowCreateOptions): Enter {
  const name = `${info.workflowType} ${info.workflowId}`;
  return (entry) => {
    monitor.enter(name);
    try {
      return entry();
    } finally {
      monitor.leave();
    }
  };
}

function watched(workflow: Workflow, enter: Enter): Workflow {
  return {
    activate: (activation) => enter(() => workflow.activate(activation)),
    getAndResetSinkCalls: () => workflow.getAndResetSinkCalls(),
    dispose: () => enter(() => workflow.dispose()),
  };
}
