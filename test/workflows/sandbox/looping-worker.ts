import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { LeanWorker } from '../../../src/platform/sandbox/lean-worker.ts';
import { loop } from './workflows.ts';

// A process of its own for `loop.test.ts`: runs a worker, and a workflow that loops for ever.
const logger = new DefaultLogger('ERROR');
Runtime.install({ logger, telemetryOptions: { logging: { filter: 'off' } } });
const [, , address = ''] = process.argv;
const taskQueue = `loop-${randomUUID()}`;
const worker = await LeanWorker.create({
  connection: await NativeConnection.connect({ address }),
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
});
const client = new Client({ connection: await Connection.connect({ address }) });
const workflowId = `that-loops-${randomUUID()}`;
await client.workflow.start(loop, { taskQueue, workflowId, workflowRunTimeout: '20s' });
await worker.run();
