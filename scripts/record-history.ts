import { writeFile } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { loadConfig } from '../src/platform/config.ts';
import { temporalTls } from '../src/platform/temporal-tls.ts';

/**
 * `node scripts/record-history.ts <flow id> <file>`: stores the history of a flow of the running
 * system as its server holds it (encrypted under the development keys), for the replay test.
 */
const [flowId, file] = process.argv.slice(2);
if (flowId === undefined || file === undefined) {
  console.error('node scripts/record-history.ts <flow id> <file>');
  process.exit(2);
}
const { temporal } = loadConfig();
const { address, namespace } = temporal;
const tls = temporalTls(temporal);
const connection = await Connection.connect({ address, ...(tls && { tls }) });
const client = new Client({ connection, namespace });
const history = await client.workflow.getHandle(flowId).fetchHistory();
await writeFile(file, historyToJSON(history) + '\n');
await connection.close();
