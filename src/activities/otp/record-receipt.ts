import { setTimeout as pause } from 'node:timers/promises';
import type { DeliveryReceipt } from '../../adapters/sms/client.ts';
import { type Told, recordDeliveries } from '../../db/flows/record-deliveries.ts';
import type { Queryable } from '../../db/database.ts';
import { gather } from './gather.ts';

/** A receipt may overtake the note of its message: it is tried again before it is dropped. */
const pausesMs = [0, 1_000, 4_000];
/** Those that come within this are noted by one statement, and one commit. */
const gatherMs = 250;

/**
 * Notes what became of messages; the receipt of one that was replaced meanwhile is dropped. Resolves
 * when it is noted, so that the centre delivers again what we could not note.
 */
export function recordingReceipts(db: Queryable): (receipt: DeliveryReceipt) => Promise<void> {
  const note = gather(gatherMs, (told: readonly Told[]) => recordDeliveries(db, told));
  return async ({ messageId, state }) => {
    if (state === 'unknown') return;
    const delivery = state === 'delivered' ? 'delivered' : 'failed';
    for (const pauseMs of pausesMs) {
      await pause(pauseMs);
      if ((await note({ messageId, delivery })).has(messageId)) return;
    }
  };
}
