import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { z } from 'zod';
import { codecUrl } from '../../scripts/runtime/own-programs.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { consentInForce } from '../../src/domain/subject/consent.ts';
import type { Config } from '../../src/platform/config.ts';
import { type Keys, createKeys } from '../../src/platform/keys.ts';
import { createDataConverter } from '../../src/platform/payload-codec.ts';
import { type Simulators, simulatorsAt } from './handset.ts';
import { type Portal, portal } from './portal.ts';
import { rows } from './rows.ts';
import { until } from './until.ts';

/** A running system as it is seen from outside: by citizens, by operators, and by who looks into its database. */
export type Outside = {
  /** Where the API is. */
  url: string;
  /** Where the codec server is, once it is started. */
  codecUrl: string;
  /** Where the worker and the sealer serve their figures. */
  metricsUrls: { worker: string; sealer: string };
  portal: Portal;
  simulators: Simulators;
  database: Database;
  keys: Keys;
  consentVersion: string;
  /** Terminates a flow's workflow as an operator may in the Temporal UI. */
  terminate: (flowId: string) => Promise<void>;
  /** Sends a signal as the Temporal UI does. */
  signal: (flowId: string, name: string, ...payload: unknown[]) => Promise<void>;
  /** The flow as the Temporal UI reads it: by its query. */
  query: (flowId: string) => Promise<unknown>;
  /** Ids of the flows that a search in the Temporal UI finds. */
  search: (query: string) => Promise<string[]>;
  /** Has Temporal forget a workflow that has ended, as it does when its retention is over. */
  forget: (flowId: string) => Promise<void>;
  /** Whether Temporal knows a workflow. */
  isThere: (flowId: string) => Promise<boolean>;
  /** The audit events of a flow by name. */
  audit: (flowId: string, event: string) => Promise<unknown[]>;
  /** The history as the Temporal server holds it, without any decoding. */
  rawHistory: (flowId: string) => Promise<string>;
  /** Everything that the processes have logged. */
  logs: () => Promise<string>;
};

type Places = {
  /** The folder that the processes log into. */
  logs: string;
  sealerPort: number;
  /** Where clients reach the API, if not at its own port. */
  url?: string;
  /** How long a client waits for an answer, in milliseconds, and how often it asks. */
  asking?: { answerMs: number; tries: number };
};

/** Opens what a test has of a running system; `close` lets go of it. */
export async function openOutside(
  config: Config,
  { logs, sealerPort, asking, url = `http://127.0.0.1:${config.api.port}` }: Places,
): Promise<Outside & { close: () => Promise<void> }> {
  const keys = createKeys(config.keys);
  const database = await openDatabase(config.databaseUrl ?? '', {
    poolSize: 4,
    statementTimeoutMs: 30_000,
  });
  const connection = Connection.lazy({ address: config.temporal.address });
  return {
    url,
    codecUrl: codecUrl(config),
    metricsUrls: {
      worker: config.api.hostsWorker
        ? `${url}/metrics`
        : `http://127.0.0.1:${config.workerMetrics.port}/metrics`,
      sealer: `http://127.0.0.1:${sealerPort}/metrics`,
    },
    portal: portal(url, asking),
    simulators: simulatorsAt(`http://127.0.0.1:${config.simulators.port}`),
    database,
    keys,
    consentVersion: consentInForce.version,
    ...operatorsViewOf(config, keys, connection),
    audit: (flowId: string, event: string) =>
      rows(
        database.db,
        z.unknown(),
        sql`select * from audit_event where flow_id = ${flowId} and event = ${event}`,
      ),
    logs: () => readAll(logs),
    close: async () => {
      await connection.close();
      await database.close();
    },
  };
}

/** What Temporal tells, and what can be done there. */
function operatorsViewOf({ temporal }: Config, keys: Keys, connection: Connection) {
  const { namespace } = temporal;
  const client = new Client({ connection, namespace, dataConverter: createDataConverter(keys) });
  // The Temporal UI has no keys: what is typed there goes out in clear.
  const ui = new Client({ connection, namespace });
  const isThere = async (flowId: string): Promise<boolean> => {
    const described = await Promise.allSettled([ui.workflow.getHandle(flowId).describe()]);
    return described[0].status === 'fulfilled';
  };
  return {
    terminate: async (flowId: string) => {
      await client.workflow.getHandle(flowId).terminate('by an operator');
    },
    signal: (flowId: string, name: string, ...payload: unknown[]) =>
      ui.workflow.getHandle(flowId).signal(name, ...payload),
    isThere,
    forget: async (flowId: string) => {
      const workflowExecution = { workflowId: flowId };
      await connection.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
      await until('the workflow to be gone', async () => !(await isThere(flowId)), 90_000);
    },
    query: (flowId: string) => client.workflow.getHandle(flowId).query('getFlow'),
    search: async (query: string) => {
      const found: string[] = [];
      for await (const { workflowId } of client.workflow.list({ query })) found.push(workflowId);
      return found;
    },
    rawHistory: async (flowId: string) =>
      JSON.stringify(await client.workflow.getHandle(flowId).fetchHistory()),
  };
}

async function readAll(folder: string): Promise<string> {
  const files = await readdir(folder);
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return texts.join('\n');
}
