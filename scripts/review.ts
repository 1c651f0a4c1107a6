import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { z } from 'zod';
import { type Config, loadConfig } from '../src/platform/config.ts';
import type { Database } from '../src/db/database.ts';
import { decideReview, findReview, findUntakenDecision } from '../src/db/staff/reviews.ts';
import { createKeys } from '../src/platform/keys.ts';
import { createDataConverter } from '../src/platform/payload-codec.ts';
import { temporalTls } from '../src/platform/temporal-tls.ts';
import { verifyManually } from '../src/workflows/engine/messages.ts';
import { readEnvironment } from './runtime/environment.ts';
import { withDatabase } from './runtime/with-database.ts';

/**
 * Support's manual verification: shows a review, or decides it and tells its flow. A decision is
 * written once, and the flow takes it once; given again, it is told again, should that have failed.
 */
const usage = `npm run review -- show DD-XXXX-XXXX
npm run review -- approve|reject DD-XXXX-XXXX --by <name> --ticket <number> --reason <text>`;

const deciding = z.object({
  verb: z.enum(['approve', 'reject']),
  reference: z.string(),
  by: z.string().min(1),
  ticket: z.string().min(1),
  reason: z.string().min(1),
});
const command = z.union([z.object({ verb: z.literal('show'), reference: z.string() }), deciding]);
type Deciding = z.output<typeof deciding>;

try {
  await run(readCommand(), loadConfig(readEnvironment()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function readCommand(): z.output<typeof command> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { by: { type: 'string' }, ticket: { type: 'string' }, reason: { type: 'string' } },
  });
  const asked = command.safeParse({ verb: positionals[0], reference: positionals[1], ...values });
  if (!asked.success) throw new Error(usage);
  return asked.data;
}

async function run(wanted: z.output<typeof command>, config: Config): Promise<void> {
  const keys = createKeys(config.keys);
  await withDatabase(config, 5_000, async (database) => {
    if (wanted.verb !== 'show') await decide(database, config, wanted);
    const review = await findReview(database, keys, wanted.reference);
    if (!review) throw new Error(`There is no review ${wanted.reference}: it was not asked for.`);
    console.log(JSON.stringify(review, null, 2));
  });
}

async function decide(
  database: Database,
  config: Config,
  { verb, reference, by: decidedBy, ticket, reason }: Deciding,
): Promise<void> {
  const decision = verb === 'approve' ? 'approved' : 'rejected';
  const decided =
    (await decideReview(database, reference, { decision, decidedBy, ticket, reason })) ??
    (await findUntakenDecision(database, reference, decision));
  if (!decided) throw new Error(`There is no open review ${reference}: nothing was decided.`);
  await tellFlow(config, decided.flowId, decided.reviewId);
}

async function tellFlow(config: Config, flowId: string, reviewId: string): Promise<void> {
  const { address, namespace } = config.temporal;
  const tls = temporalTls(config.temporal);
  const connection = await Connection.connect({ address, ...(tls && { tls }) });
  const dataConverter = createDataConverter(createKeys(config.keys));
  const client = new Client({ connection, namespace, dataConverter });
  await client.workflow.getHandle(flowId).signal(verifyManually, { reviewId });
  await connection.close();
  console.log('The flow has been told.');
}
