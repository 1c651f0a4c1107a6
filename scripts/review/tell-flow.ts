import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { Database } from '../../src/db/database.ts';
import { Review } from '../../src/db/entities/review.ts';
import { closeReviews } from '../../src/db/staff/reviews.ts';
import { type Config, ConfigError } from '../../src/platform/config.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { createDataConverter } from '../../src/platform/payload-codec.ts';
import { temporalTls } from '../../src/platform/temporal-tls.ts';
import { verifyManually } from '../../src/workflows/engine/messages.ts';
import { stateTexts } from './review-text.ts';

const waitMs = 10_000;
const lookEveryMs = 200;
const tellMs = 5_000;
const again = 'The decision is kept; give the same command again to tell the flow once more.';

type Told = { flowId: string; reviewId: string };

/**
 * Tells a flow that its review is decided, and what it came to, in words for support staff. Throws a
 * `ConfigError` where it came to nothing.
 */
export async function tellFlow(database: Database, config: Config, told: Told): Promise<string> {
  if ((await signal(config, told)) === 'ended') {
    await closeReviews(database.db, told.flowId, 'flow_ended');
  }
  const end = Date.now() + waitMs;
  for (;;) {
    const { usedAt, closedBecause } = await read(database, told.reviewId);
    if (usedAt) return 'The flow has taken the decision, and goes on by it.';
    if (closedBecause) throw new ConfigError([`The review ${stateTexts[closedBecause]}.`]);
    if (Date.now() > end) throw new ConfigError([`The flow has not answered yet. ${again}`]);
    await pause(lookEveryMs);
  }
}

async function signal(config: Config, { flowId, reviewId }: Told): Promise<'told' | 'ended'> {
  const { address, namespace } = config.temporal;
  const tls = temporalTls(config.temporal);
  const connection = Connection.lazy({ address, ...(tls && { tls }) });
  const dataConverter = createDataConverter(createKeys(config.keys));
  const client = new Client({ connection, namespace, dataConverter });
  try {
    await client.withDeadline(Date.now() + tellMs, () =>
      client.workflow.getHandle(flowId).signal(verifyManually, { reviewId }),
    );
    return 'told';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'ended';
    throw new ConfigError([`Temporal does not answer at ${address}. ${again}`]);
  } finally {
    await connection.close();
  }
}

function read(database: Database, id: string) {
  return database.edit((em) => em.findOneOrFail(Review, { id }));
}
