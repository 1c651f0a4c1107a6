import type { FlowRow } from '../../db/flows/flows.ts';
import type { FlowRows } from './flow-rows.ts';

/**
 * The flow's row at each version other than `version` (undefined: also as it is now), until it has
 * ended or `signal` is aborted. Changes that come faster than they are taken are left out but for
 * the last. Throws when the row cannot be read.
 */
export async function* flowChanges(
  rows: Pick<FlowRows, 'watch'>,
  flowId: string,
  { version, signal }: { version: number | undefined; signal: AbortSignal },
): AsyncGenerator<FlowRow> {
  let seen = version;
  let isStale = true;
  let wake = (): void => undefined;
  const hurry = (): void => {
    isStale = true;
    wake();
  };
  const watch = rows.watch(flowId, hurry);
  const renewal = setInterval(hurry, watch.readAgainMs);
  signal.addEventListener('abort', hurry);
  try {
    while (!signal.aborted) {
      if (isStale) {
        isStale = false;
        const row = await watch.read();
        if (row && row.version !== seen) {
          seen = row.version;
          yield row;
        }
        if (!row || row.record.status !== 'open') return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    clearInterval(renewal);
    watch.stop();
    signal.removeEventListener('abort', hurry);
  }
}
