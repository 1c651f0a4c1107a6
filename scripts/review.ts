import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { z } from 'zod';
import { type Config, loadConfig, requireDatabaseUrl } from '../src/config.ts';
import { openDatabase } from '../src/db/database.ts';
import { decideReview, findReview } from '../src/db/reviews.ts';
import { createKeys } from '../src/keys.ts';
import { createDataConverter } from '../src/payload-codec.ts';
import { verifyManually } from '../src/workflows/messages.ts';

/**
 * Support's manual verification: shows a review, or decides it and tells its flow. A decision is
 * written once; told again, the flow takes it once.
 */
const usage = `npm run review -- show DD-XXXX-XXXX
npm run review -- approve|reject DD-XXXX-XXXX --by <name> --ticket <number> --reason <text>`;

const command = z.union([
  z.object({ verb: z.literal('show'), reference: z.string() }),
  z.object({
    verb: z.enum(['approve', 'reject']),
    reference: z.string(),
    by: z.string().min(1),
    ticket: z.string().min(1),
    reason: z.string().min(1),
  }),
]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { by: { type: 'string' }, ticket: { type: 'string' }, reason: { type: 'string' } },
});
const asked = command.safeParse({ verb: positionals[0], reference: positionals[1], ...values });
if (asked.success) {
  await run(asked.data, loadConfig());
} else {
  console.error(usage);
  process.exitCode = 2;
}

async function run(wanted: z.output<typeof command>, config: Config): Promise<void> {
  const keys = createKeys(config.keys);
  const url = requireDatabaseUrl(config);
  const database = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 5_000 });
  try {
    if (wanted.verb !== 'show') {
      const decision = wanted.verb === 'approve' ? 'approved' : 'rejected';
      const { reference, by: decidedBy, ticket, reason } = wanted;
      await decideReview(database.db, reference, { decision, decidedBy, ticket, reason });
    }
    const review = await findReview(database.db, keys, wanted.reference);
    if (!review) {
      console.error(`There is no review ${wanted.reference}.`);
      process.exitCode = 1;
    } else {
      console.log(JSON.stringify(review, null, 2));
      if (review.decision) await tellFlow(config, review.flow_id, review.id);
    }
  } finally {
    await database.close();
  }
}

async function tellFlow(config: Config, flowId: string, reviewId: string): Promise<void> {
  const { address, namespace } = config.temporal;
  const connection = await Connection.connect({ address });
  const dataConverter = createDataConverter(createKeys(config.keys));
  const client = new Client({ connection, namespace, dataConverter });
  await client.workflow.getHandle(flowId).signal(verifyManually, { reviewId });
  await connection.close();
  console.log('The flow has been told.');
}
