import { parseArgs } from 'node:util';
import { z } from 'zod';
import { stuckQueries } from '../src/domain/staff/stuck-queries.ts';
import { type Config, ConfigError, loadConfig } from '../src/platform/config.ts';
import { runMain } from '../src/platform/run-main.ts';
import { findStuck } from './ops/find-stuck.ts';
import { stuckText } from './ops/stuck-text.ts';
import { readEnvironment } from './runtime/environment.ts';
import { temporalUrl } from './runtime/ready-table.ts';
import { ownServers } from './runtime/start-system.ts';

/** What operators ask from a terminal (docs/operators.md). */
const usage = `npm run ops -- stuck [--minutes N] [--query ${Object.keys(stuckQueries).join('|')}]
Lists the flows that do not go on. Exit code 0: there are none; 3: there are some.`;

/** Other than that of a command that has failed. */
const foundSome = 3;

const command = z.strictObject({
  verb: z.literal('stuck'),
  minutes: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number)
    .exactOptional(),
  query: z.literal(Object.keys(stuckQueries).filter(isQuery)).exactOptional(),
});
type Command = z.output<typeof command>;

await runMain(async () => {
  const asked = readCommand();
  const environment = readEnvironment();
  await listStuck(asked, loadConfig(environment), ownServers(environment).hasTemporal);
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
    return parseArgs({ allowPositionals: true, options: { minutes: text, query: text } });
  } catch {
    throw new ConfigError([usage]);
  }
}

async function listStuck({ minutes, query }: Command, config: Config, hasUi: boolean) {
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
