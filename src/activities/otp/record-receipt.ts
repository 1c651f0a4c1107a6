import { setTimeout as pause } from 'node:timers/promises';
import type { DeliveryReceipt } from '../../adapters/sms/client.ts';
import { recordDelivery } from '../../db/flows/flows.ts';
import type { Queryable } from '../../db/database.ts';

/** A receipt may overtake the note of its message: it is tried again before it is dropped. */
const pausesMs = [200, 1_000, 4_000];

/** Notes what became of a message; the receipt of one that was replaced meanwhile is dropped. */
export async function recordReceipt(db: Queryable, receipt: DeliveryReceipt): Promise<void> {
  if (receipt.state === 'unknown') return;
  const delivery = receipt.state === 'delivered' ? 'delivered' : 'failed';
  for (const pauseMs of pausesMs) {
    await pause(pauseMs);
    if (await recordDelivery(db, receipt.messageId, delivery)) return;
  }
}
