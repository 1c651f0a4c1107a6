import { recordReceipt } from './activities/record-receipt.ts';
import { createCarrierClient } from './adapters/carrier/client.ts';
import { createInsurerClient } from './adapters/insurer/client.ts';
import { createSmsClient } from './adapters/sms/client.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Logger } from './log.ts';

/**
 * The clients of the outside systems, how long one try of each may take, and the way to let go of
 * them all.
 */
export function connectOutside(config: Config, database: Database, log: Logger) {
  const carrier = createCarrierClient(config.carrier);
  const insurer = createInsurerClient(config.insurer);
  const sms = createSmsClient({
    ...config.sms,
    onReceipt: (receipt) => recordReceipt(database.db, receipt),
    onSessionLost: (error) => {
      log.warn({ error }, 'the SMS centre is not connected');
    },
  });
  return {
    carrier,
    insurer,
    sms,
    timeouts: {
      carrierMs: config.carrier.timeoutMs,
      insurerMs: config.insurer.timeoutMs,
      smsMs: config.sms.timeoutMs,
    },
    close: async () => {
      await Promise.all([carrier.close(), insurer.close(), sms.close()]);
    },
  };
}
