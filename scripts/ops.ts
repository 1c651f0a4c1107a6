import { parseArgs } from 'node:util';
import { z } from 'zod';
import { stuckQueries } from '../src/domain/staff/stuck-queries.ts';
import { type Config, ConfigError, loadConfig } from '../src/platform/config.ts';
import { runMain } from '../src/platform/run-main.ts';
import { findStuck } from './ops/find-stuck.ts';
import { runAfterRestore } from './ops/after-restore/run-after-restore.ts';
import { stuckText } from './ops/stuck-text.ts';
import { readEnvironment } from './runtime/environment.ts';
import { temporalUrl } from './runtime/ready-table.ts';
import { ownServers } from './runtime/start-system.ts';

/** What operators ask from a terminal (docs/operators.md; docs/operations.md, "Backup and restore"). */
const usage = `npm run ops -- stuck [--minutes N] [--query ${Object.keys(stuckQueries).join('|')}]
Lists the flows that do not go on. Exit code 0: there are none; 3: there are some.
npm run ops -- after-restore --moment 2026-11-30T17:00:00Z [--dry-run]
Brings databases that were restored to a moment into line, before workers and API are started.`;

/** Other than that of a command that has failed. */
const foundSome = 3;

const afterRestore = z.strictObject({
  verb: z.literal('after-restore'),
  moment: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  'dry-run': z.boolean().default(false),
});
const stuck = z.strictObject({
  verb: z.literal('stuck'),
  minutes: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .exactOptional(),
  query: z.literal(Object.keys(stuckQueries).filter(isQuery)).exactOptional(),
});
const command = z.discriminatedUnion('verb', [stuck, afterRestore]);
type Command = z.output<typeof command>;

await runMain(async () => {
  const asked = readCommand();
  const environment = readEnvironment();
  const config = loadConfig(environment);
  if (asked.verb === 'stuck') {
    await listStuck(asked, config, ownServers(environment).hasTemporal);
  } else {
    const { moment, 'dry-run': isDryRun } = asked;
    console.log(await runAfterRestore(config, { moment, isDryRun }));
  }
});

function readCommand(): Command {
  const { values, positionals } = parsed();
  const [verb, ...others] = positionals;
  const asked = command.safeParse({ verb, ...values });
  if (!asked.success || others.length > 0) throw new ConfigError([usage]);
  return asked.data;
}

function parsed() {
  const text = { type: 'string' } as const;
  try {
    const options = {
      ...{ minutes: text, query: text, moment: text },
      'dry-run': { type: 'boolean' } as const,
    };
    return parseArgs({ allowPositionals: true, options });
  } catch {
    throw new ConfigError([usage]);
  }
}

async function listStuck(
  { minutes, query }: z.output<typeof stuck>,
  config: Config,
  hasUi: boolean,
) {
  const names = query === undefined ? Object.keys(stuckQueries).filter(isQuery) : [query];
  const now = new Date();
  const asked = { names, now, ...(minutes !== undefined && { minutes }) };
  const found = await findStuck(config.temporal, asked);
  const link = (id: string): string => (hasUi ? temporalUrl(config, id) : id);
  console.log(stuckText(found, link));
  if (found.some(({ flows }) => flows.length > 0)) process.exitCode = foundSome;
}

function isQuery(name: string): name is keyof typeof stuckQueries {
  return Object.hasOwn(stuckQueries, name);
}
