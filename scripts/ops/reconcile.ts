import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import type { Config } from '../../src/platform/config.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { createDataConverter } from '../../src/platform/payload-codec.ts';
import type { Reconciled, reconcileFlows } from '../../src/workflows/schedules/reconcile-flows.ts';
import { withTemporal } from '../runtime/with-temporal.ts';

/** At a hundred flows a second, more than any installation has open. */
const longestMs = 12 * 3_600_000;

/**
 * Has every open flow asked where it stands, and its row mended, as after a restore of one of the two
 * databases; workers do it, and are waited for. Flows that began or ended less than `settleMs` ago are left
 * alone, since they may be under way; `lookAgainMs` later a row without a workflow is ended.
 */
export async function reconcile(
  { temporal, keys }: Pick<Config, 'temporal' | 'keys'>,
  { settleMs, lookAgainMs }: { settleMs: number; lookAgainMs: number },
): Promise<Reconciled> {
  const { namespace, taskQueue } = temporal;
  const dataConverter = createDataConverter(createKeys(keys));
  return withTemporal(
    temporal,
    (connection) =>
      new Client({ connection, namespace, dataConverter }).workflow.execute<typeof reconcileFlows>(
        'reconcileFlows',
        {
          taskQueue,
          workflowId: `reconcileFlows-thorough-${randomUUID()}`,
          args: [{ isThorough: true, settleMs, lookAgainMs }],
        },
      ),
    longestMs,
  );
}
