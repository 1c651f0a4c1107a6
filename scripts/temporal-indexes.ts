import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { ConfigError } from '../src/platform/config.ts';
import { loadVisibilityConfig, type VisibilityConfig } from '../src/platform/config/visibility.ts';
import { runMain } from '../src/platform/run-main.ts';
import { readEnvironment } from './runtime/environment.ts';
import { droppedIndexes } from './temporal-indexes/dropped-indexes.ts';
import { dropUnusedIndexes } from './temporal-indexes/drop-unused-indexes.ts';
import { fieldsInUse } from './temporal-indexes/fields-in-use.ts';
import type { InUse } from './temporal-indexes/index-use.ts';
import { indexesText } from './temporal-indexes/indexes-text.ts';
import { restoreIndexes } from './temporal-indexes/restore-indexes.ts';
import { visibilityIndexes } from './temporal-indexes/visibility-indexes.ts';
import { withVisibility } from './temporal-indexes/with-visibility.ts';

/**
 * `npm run temporal:indexes`: drops those of the 74 indexes of Temporal's visibility database that
 * serve attributes which nobody searches by, and restores them (docs/operations.md).
 */
const usage = `npm run temporal:indexes -- list|drop [--keep by_history_length,…]
npm run temporal:indexes -- restore
TEMPORAL_VISIBILITY_URL is that database, TEMPORAL_ADDRESS the server, which list and drop ask.`;

const verbs = ['list', 'drop', 'restore'] as const;

await runMain(async () => {
  const { verb, keep } = readCommand();
  const config = loadVisibilityConfig(readEnvironment());
  await withVisibility(config.databaseUrl, (client) =>
    verb === 'restore' ? restore(client) : listAndDrop(client, config, { verb, keep }),
  );
});

function readCommand() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'string', default: '' } },
  });
  const verb = verbs.find((known) => known === positionals[0]);
  if (verb === undefined || positionals.length > 1) throw new ConfigError([usage]);
  return { verb, keep: values.keep.split(',').filter((name) => name !== '') };
}

async function restore(client: Client): Promise<void> {
  const restored = await restoreIndexes(client, await droppedIndexes(client));
  tell('Restored', restored);
}

async function listAndDrop(
  client: Client,
  { temporal }: VisibilityConfig,
  { verb, keep }: { verb: 'list' | 'drop'; keep: readonly string[] },
): Promise<void> {
  const [there, dropped] = [await visibilityIndexes(client), await droppedIndexes(client)];
  const known = new Set([...there, ...dropped].map(({ name }) => name));
  const wrong = keep.filter((name) => !known.has(name));
  if (wrong.length > 0) throw new ConfigError([`--keep: no index is called ${wrong.join(', ')}.`]);
  const inUse: InUse = { fields: await fieldsInUse(temporal), kept: new Set(keep) };
  console.log(indexesText(there, dropped, inUse));
  if (verb === 'list') return;
  const done = await dropUnusedIndexes(client, inUse);
  tell('Restored', done.restored);
  tell('Dropped', done.dropped);
}

function tell(what: string, names: readonly string[]): void {
  console.log(`${what} ${names.length}${names.length === 0 ? '.' : `: ${names.join(', ')}.`}`);
}
