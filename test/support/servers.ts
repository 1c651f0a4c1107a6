import path from 'node:path';
import { z } from 'zod';
import type { DatabaseUrls } from '../../src/db/log-ins.ts';

const variables = z.object({
  TEST_FOLDER: z.string(),
  TEST_DATABASE_URL: z.string(),
  TEST_DATABASE_OWNER_URL: z.string(),
  TEST_DATABASE_SEALER_URL: z.string(),
  TEST_TEMPORAL_ADDRESS: z.string(),
  TEST_WORKFLOW_BUNDLE: z.string(),
});

export type Servers = {
  /** Where the servers keep their data. */
  folder: string;
  /** A database with the newest schema and no rows, to be copied and not used; by its users. */
  urls: DatabaseUrls;
  temporalAddress: string;
  /** A file with the workflows as a worker runs them. */
  workflowBundle: string;
};

/** Hands the servers of this run on to the processes that run the test files. */
export function announceServers(servers: Servers): void {
  process.env['TEST_FOLDER'] = servers.folder;
  // Hundreds of processes of the system are started: what the first has compiled, the others read.
  process.env['NODE_COMPILE_CACHE'] = path.join(servers.folder, 'compiled');
  process.env['TEST_DATABASE_URL'] = servers.urls.writer;
  process.env['TEST_DATABASE_OWNER_URL'] = servers.urls.owner;
  process.env['TEST_DATABASE_SEALER_URL'] = servers.urls.sealer;
  process.env['TEST_TEMPORAL_ADDRESS'] = servers.temporalAddress;
  process.env['TEST_WORKFLOW_BUNDLE'] = servers.workflowBundle;
}

/** The one PostgreSQL and the one Temporal server that run for all test files. */
export function servers(): Servers {
  const parsed = variables.safeParse(process.env);
  if (!parsed.success) {
    throw new Error('No servers run for this test: see which folders have them in jest.config.js.');
  }
  return {
    folder: parsed.data.TEST_FOLDER,
    urls: {
      writer: parsed.data.TEST_DATABASE_URL,
      owner: parsed.data.TEST_DATABASE_OWNER_URL,
      sealer: parsed.data.TEST_DATABASE_SEALER_URL,
    },
    temporalAddress: parsed.data.TEST_TEMPORAL_ADDRESS,
    workflowBundle: parsed.data.TEST_WORKFLOW_BUNDLE,
  };
}
