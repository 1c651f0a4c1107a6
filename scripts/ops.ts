import { parseArgs } from 'node:util';
import { z } from 'zod';
import { scheduleIds } from '../src/domain/schedules.ts';
import { stuckQueries } from '../src/domain/staff/stuck-queries.ts';
import { type Config, ConfigError, loadConfig } from '../src/platform/config.ts';
import { runMain } from '../src/platform/run-main.ts';
import { runAfterRestore } from './ops/after-restore/run-after-restore.ts';
import { findStuck } from './ops/find-stuck.ts';
import { reconcile } from './ops/reconcile.ts';
import { runSchedule } from './ops/run-schedule.ts';
import { stuckText } from './ops/stuck-text.ts';
import { readEnvironment } from './runtime/environment.ts';
import { temporalUrl } from './runtime/ready-table.ts';
import { ownServers } from './runtime/start-system.ts';

/** What operators ask from a terminal (docs/operators.md, docs/operations.md "Schedules"). */
const usage = `npm run ops -- stuck [--minutes N] [--query ${Object.keys(stuckQueries).join('|')}]
Lists the flows that do not go on. Exit code 0: there are none; 3: there are some.

npm run ops -- run ${scheduleIds.join('|')}
Has a schedule run now.

npm run ops -- reconcile [--settle-seconds N]
After a restore: asks every open flow where it stands, and mends its row. Waits until that is done.

npm run ops -- after-restore --moment 2026-11-30T17:00:00Z [--dry-run]
After a restore of our database to that moment, which has been: ends all sessions, says what was lost, and reconciles.`;

/** Other than that of a command that has failed. */
const foundSome = 3;
const usualSettleSeconds = 600;
const askingWorkers =
  'Workers are asked, and waited for: in the Temporal UI by the type reconcileFlows.';
const longestLookAgainMs = 60_000;

const count = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number);
const command = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.literal('stuck'),
    minutes: count.exactOptional(),
    query: z.literal(Object.keys(stuckQueries).filter(isQuery)).exactOptional(),
  }),
  z.strictObject({ verb: z.literal('run'), schedule: z.literal(scheduleIds) }),
  z.strictObject({
    verb: z.literal('after-restore'),
    moment: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .refine((moment) => moment <= new Date()),
    'dry-run': z.boolean().default(false),
  }),
  z.strictObject({ verb: z.literal('reconcile'), 'settle-seconds': count.exactOptional() }),
]);
type Command = z.output<typeof command>;

await runMain(async () => {
  const asked = readCommand();
  const environment = readEnvironment();
  const config = loadConfig(environment);
  switch (asked.verb) {
    case 'stuck':
      await listStuck(asked, config, ownServers(environment).hasTemporal);
      return;
    case 'run':
      await runSchedule(config.temporal, asked.schedule);
      console.log(`${asked.schedule} runs, unless it did already: see it in the Temporal UI.`);
      return;
    case 'after-restore':
      if (!asked['dry-run']) console.error(askingWorkers);
      console.log(
        await runAfterRestore(config, { moment: asked.moment, isDryRun: asked['dry-run'] }),
      );
      return;
    case 'reconcile': {
      console.error(askingWorkers);
      const settleMs = 1_000 * (asked['settle-seconds'] ?? usualSettleSeconds);
      const lookAgainMs = Math.min(settleMs, longestLookAgainMs);
      console.table(await reconcile(config, { settleMs, lookAgainMs }));
    }
  }
});

function readCommand(): Command {
  const { values, positionals } = parsed();
  const [verb, ...others] = positionals;
  const [schedule, ...more] = verb === 'run' ? others : [undefined, ...others];
  const asked = command.safeParse({ verb, ...(verb === 'run' && { schedule }), ...values });
  if (!asked.success || more.length > 0) throw new ConfigError([usage]);
  return asked.data;
}

function parsed() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ minutes: text, query: text, 'settle-seconds': text, moment: text },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch {
    throw new ConfigError([usage]);
  }
}

async function listStuck(
  { minutes, query }: Command & { verb: 'stuck' },
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
