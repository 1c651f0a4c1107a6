import { Registry } from 'prom-client';
import { recordingReceipts } from '../activities/otp/record-receipt.ts';
import { shareLists } from '../activities/signatures/share-lists.ts';
import { createRevocationClient } from '../adapters/ca/client.ts';
import { createCarrierClient } from '../adapters/carrier/client.ts';
import { createEmailClient } from '../adapters/email/client.ts';
import { createInsurerClient } from '../adapters/insurer/client.ts';
import { createSimProviderClient } from '../adapters/sim-provider/client.ts';
import { createSmsClient } from '../adapters/sms/client.ts';
import { createVietnamPostClient } from '../adapters/vietnam-post/client.ts';
import type { Config } from './config.ts';
import type { Database } from '../db/database.ts';
import { readTime } from '../db/read-time.ts';
import type { Logger } from './log.ts';
import { afterWorkingDays } from '../domain/dispute/working-days.ts';
import { observeOutside } from './observe-outside.ts';
import { createOutsideCalls, type OutsideCalls } from './outside-calls.ts';
import { watchAuthorities } from './watch-authorities.ts';

export type OutsideSystems = ReturnType<typeof connectOutside>;

/**
 * The clients of the outside systems, each call observed by `calls`, how long one try of each may
 * take, the clocks and when nobody is woken, and the way to let go of them all.
 */
export function connectOutside(
  config: Config,
  database: Database,
  log: Logger,
  calls: OutsideCalls = createOutsideCalls(new Registry(), Date.now),
) {
  const onBroken = (error: unknown, file: string): void => {
    log.error({ error, file }, 'a file is of no use: its last good state stays in force');
  };
  const carrier = createCarrierClient(config.carrier);
  const insurer = createInsurerClient({ ...config.insurer, onBroken });
  const sms = createSmsClient({
    ...config.sms,
    onReceipt: recordingReceipts(database.db),
    onSessionLost: (error) => {
      log.warn({ error }, 'the SMS centre is not connected');
    },
  });
  const email = createEmailClient(config.email);
  const simProvider = createSimProviderClient({ ...config.simProvider, onBroken });
  const post = createVietnamPostClient(config.post);
  const revocation = createRevocationClient(config.ca);
  const clients = { carrier, insurer, sms, email, simProvider, post, revocation };
  const observed = observeOutside(clients, calls);
  return {
    ...observed,
    revocation: shareLists(observed.revocation, sharing(config, database)),
    authorities: watchAuthorities(config.ca, { onBroken }),
    addresses: {
      origin: config.api.webOrigin,
      simCallback: config.simProvider.callbackUrl,
      postReturn: config.post.redirectUri,
    },
    timeouts: timeoutsOf(config),
    quietHours: config.quietHours,
    ...clocks,
    hearingEnd: hearingEndOf(config.durations),
    close: () => closeAll([carrier, insurer, sms, email, simProvider, post]),
  };
}

async function closeAll(clients: readonly { close: () => Promise<void> }[]): Promise<void> {
  await Promise.all(clients.map((client) => client.close()));
}

const clocks = { now: () => new Date(), databaseNow: readTime };

/** After so many working days; or, where that is set, after so many seconds. */
function hearingEndOf({ hearingSeconds, hearingWorkingDays }: Config['durations']) {
  return (from: Date): Date =>
    hearingSeconds === 0
      ? afterWorkingDays(from, hearingWorkingDays)
      : new Date(from.getTime() + hearingSeconds * 1000);
}

function sharing({ ca, durations }: Config, database: Database) {
  const pauseMs = durations.retryInitialMs;
  return { database, patienceMs: ca.timeoutMs, leaseMs: ca.listTimeoutMs, pauseMs };
}

function timeoutsOf({ carrier, insurer, sms, email, simProvider, post }: Config) {
  return {
    carrierMs: carrier.timeoutMs,
    insurerMs: insurer.timeoutMs,
    smsMs: sms.timeoutMs,
    emailMs: email.timeoutMs,
    simProviderMs: simProvider.timeoutMs,
    postMs: post.timeoutMs,
  };
}
