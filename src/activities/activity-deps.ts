import type { CarrierClient } from '../adapters/carrier/client.ts';
import type { InsurerClient } from '../adapters/insurer/client.ts';
import type { SmsClient } from '../adapters/sms/client.ts';
import type { Database } from '../db/database.ts';
import type { Keys } from '../keys.ts';

/** What activities work with. */
export type ActivityDeps = {
  database: Database;
  keys: Keys;
  carrier: CarrierClient;
  insurer: InsurerClient;
  sms: SmsClient;
  /** How long one try of an outside system may take, in milliseconds. */
  timeouts: { carrierMs: number; insurerMs: number; smsMs: number };
};
