import path from 'node:path';
import { embeddedPostgres, embeddedTemporal } from '../../scripts/runtime/embedded-servers.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { migrate } from '../../scripts/runtime/start-system.ts';
import { announceServers } from './servers.ts';
import { temporalCli } from './temporal-cli.ts';
import { writeWorkflowBundle } from '../../src/platform/workflow-bundle.ts';
import { createTestFolder, removeTestFolder, type TestFolder } from './test-folder.ts';

/** Before the first test file that needs servers: starts them, once for all files. */
export default async function globalSetup(): Promise<void> {
  const folder = await createTestFolder();
  try {
    await startServers(folder);
  } catch (error) {
    await removeTestFolder(folder.path);
    throw error;
  }
}

async function startServers(folder: TestFolder): Promise<void> {
  const { plan, urls } = await embeddedPostgres(folder.path, false);
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const workflowBundle = path.join(folder.path, 'workflows.js');
  const place = { address, port, uiPort: undefined, namespace: 'default' };
  await Promise.all([
    folder.start(plan).then(() => migrate(urls, process.env)),
    folder.start(embeddedTemporal(folder.path, await temporalCli(), place)),
    writeWorkflowBundle(workflowBundle),
  ]);
  announceServers({
    folder: folder.path,
    urls,
    temporalAddress: address,
    workflowBundle,
  });
}
