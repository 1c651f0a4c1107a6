import type { EmailClient } from '../../adapters/email/client.ts';
import type { SmsClient } from '../../adapters/sms/client.ts';
import type { Database } from '../../db/database.ts';
import type { Keys } from '../../platform/keys.ts';

/** What notices are sent with. */
export type NoticeDeps = {
  database: Database;
  keys: Keys;
  sms: Pick<SmsClient, 'submit'>;
  email: Pick<EmailClient, 'send'>;
  /** How long one try may take, in milliseconds. */
  timeouts: { smsMs: number; emailMs: number };
  /** Where citizens reach the portal, without a slash at the end. */
  publicUrl: string;
  /** Told of a notice that is given up, with why. */
  onGivenUp: (notice: { id: string; channel: 'sms' | 'email'; failure: string }) => void;
};
