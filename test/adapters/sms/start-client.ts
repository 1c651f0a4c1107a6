import { createSmsClient, type DeliveryReceipt } from '../../../src/adapters/sms/client.ts';
import type { OutsideSystemError } from '../../../src/adapters/outside-system-error.ts';
import { credentials } from '../../simulators/start.ts';

type Options = Parameters<typeof createSmsClient>[0];

/** A client that is quick to bind again, with what it was told. */
export function startClient(port: number, options: Partial<Options> = {}) {
  const receipts: DeliveryReceipt[] = [];
  const lost: OutsideSystemError[] = [];
  const client = createSmsClient({
    ...credentials.sms,
    host: '127.0.0.1',
    port,
    sender: 'DINHDANH',
    backOff: { initialMs: 5, maximumMs: 20 },
    onSessionLost: (why) => lost.push(why),
    onReceipt: (receipt) => {
      receipts.push(receipt);
      return Promise.resolve();
    },
    ...options,
  });
  return { ...client, receipts, lost };
}
