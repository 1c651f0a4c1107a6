import type { RevocationClient } from '../adapters/ca/client.ts';
import type { CarrierClient } from '../adapters/carrier/client.ts';
import type { EmailClient } from '../adapters/email/client.ts';
import type { InsurerClient } from '../adapters/insurer/client.ts';
import type { SimProviderClient } from '../adapters/sim-provider/client.ts';
import type { SmsClient } from '../adapters/sms/client.ts';
import type { VietnamPostClient } from '../adapters/vietnam-post/client.ts';
import type { Authorities } from '../certificates/authorities.ts';
import type { Database, Queryable } from '../db/database.ts';
import type { QuietHours } from '../domain/proofs/quiet-hours.ts';
import type { Quotas } from './quotas.ts';
import type { Keys } from '../platform/keys.ts';

/** What activities work with. */
export type ActivityDeps = {
  database: Database;
  keys: Keys;
  quotas: Quotas;
  /** When nobody is sent what they have not just asked for. */
  quietHours: QuietHours;
  /** By the clock of this machine. */
  now: () => Date;
  /** By the clock of the database: the one that workers share. */
  databaseNow: (db: Queryable) => Promise<Date>;
  /** The end of a hearing that begins then. */
  hearingEnd: (from: Date) => Date;
  carrier: CarrierClient;
  insurer: InsurerClient;
  sms: SmsClient;
  email: EmailClient;
  simProvider: SimProviderClient;
  revocation: RevocationClient;
  post: VietnamPostClient;
  /** The CAs that are trusted, and those that complete a path; as the files are now. */
  authorities: () => Authorities;
  /** Addresses that outside systems and browsers know us by. */
  addresses: {
    /** The origin that a USB signature is made for. */
    origin: string;
    /** Where the SIM provider posts that a transaction has ended. */
    simCallback: string;
    /** Where Vietnam Post sends a browser back to. */
    postReturn: string;
  };
  /** How long one try of an outside system may take, in milliseconds. */
  timeouts: {
    carrierMs: number;
    insurerMs: number;
    smsMs: number;
    emailMs: number;
    simProviderMs: number;
    postMs: number;
  };
};
