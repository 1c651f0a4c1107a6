import { setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import type { SignalDefinition } from '@temporalio/workflow';
import type { WhyIgnored } from '../../activities/operators/operator-activities.ts';
import type { Distrust } from '../../domain/flows/unauthenticated.ts';
import { hasPatch } from './has-patch.ts';
import {
  type Message,
  cancel,
  extendDeadline,
  openReview,
  postVerified,
  resendOtp,
  simSigned,
  verifyManually,
  writeAgain,
} from './messages.ts';
import { type SignalData, readSignal } from './read-signal.ts';

/** What comes of a signal. */
export type Hearing = {
  /** One that is to be handled in its turn. */
  put: (message: Message) => void;
  cancel: () => void;
  /** Puts the deadline off at once, or says why not. */
  extend: (until: number) => WhyIgnored | undefined;
  /** Has where the flow stands written over a row that counts so far. */
  passRow: (sequence: number) => void;
  /** One that comes to nothing. */
  ignore: (name: string, why: WhyIgnored) => void;
};

/** Events that one flow hears of providers, and of staff: a bound on its memory. */
const mostEvents = 200;

/**
 * Hears what staff and providers signal, whatever it may hold: nothing of it leaves a handler as an
 * error, which would stop the flow for ever.
 */
export function hearSignals(hearing: Hearing): void {
  hearStaff(hearing);
  hearReviews(hearing);
  hearProviders(hearing);
  hearReconciliation(hearing);
  setDefaultSignalHandler((name) => {
    hearing.ignore(name, 'SignalUnknown');
  });
}

const sent = { from: 'staff', isAwaited: false } as const;

function hearStaff(hearing: Hearing): void {
  const { put, ignore } = hearing;
  const isNew = once();
  const hear = hearingBy(ignore);
  hear(cancel, 'cancel', 'Ends the flow: { reason }.', hearing.cancel);
  hear(
    resendOtp,
    'resendOtp',
    'Sends the OTP again, within the same limits as for the citizen: nothing, or { eventId }.',
    ({ eventId }) => {
      if (isNew(eventId)) put({ name: 'resendOtp', data: null, ...sent });
    },
  );
  hear(
    extendDeadline,
    'extendDeadline',
    'Puts the deadline off, within bounds: { until: "2026-11-30T17:00:00Z" }, and eventId.',
    ({ eventId, until }) => {
      if (!isNew(eventId)) return;
      const why = hearing.extend(until);
      if (why) ignore('extendDeadline', why);
      else put({ name: 'extendDeadline', data: null, ...sent });
    },
  );
}

function hearReviews({ put, ignore }: Hearing): void {
  const isNew = once();
  const hear = hearingBy(ignore);
  hear(
    openReview,
    'openReview',
    'Has support staff verify by hand, where the citizen could ask for it: nothing, or { eventId }.',
    ({ eventId }) => {
      if (isNew(eventId)) put({ name: 'askForReview', data: null, ...sent });
    },
  );
  hear(
    verifyManually,
    'verifyManually',
    'Says that a review is decided; the decision is read from the database: { reviewId }.',
    (data) => {
      put({ name: 'verifyManually', data, ...sent });
    },
  );
}

function hearProviders({ put, ignore }: Hearing): void {
  const isNew = once();
  const hear = hearingBy(ignore);
  hear(
    simSigned,
    'simSigned',
    'Says that a SIM signature has ended; the SIM provider is asked: { eventId, transactionId }.',
    ({ eventId, ...data }) => {
      if (!isNew(eventId)) return;
      put({ name: 'simSigned', data, from: 'provider:sim', isAwaited: false });
    },
  );
  hear(
    postVerified,
    'postVerified',
    'Says that papers were checked; Vietnam Post is asked: { eventId }.',
    ({ eventId }) => {
      if (!isNew(eventId)) return;
      put({ name: 'postVerified', data: null, from: 'provider:post', isAwaited: false });
    },
  );
}

function hearReconciliation({ put, passRow, ignore }: Hearing): void {
  hearingBy(ignore)(
    writeAgain,
    'writeAgain',
    'Writes anew where the flow stands, over a row that counts so far: { sequence }.',
    ({ sequence }) => {
      // As the version before, which does not know it; the next reconciliation asks again.
      if (!hasPatch('row-written-again')) {
        ignore('writeAgain', 'SignalUnknown');
        return;
      }
      passRow(sequence);
      put({ name: 'writeAgain', data: null, from: 'system', isAwaited: false });
    },
  );
}

/** Tells repeats, and past a bound everything that could be one: then nothing more is heard of it. */
function once(): (eventId: string | null) => boolean {
  const seen = new Set<string>();
  return (eventId) => {
    if (eventId === null) return true;
    if (seen.has(eventId) || seen.size >= mostEvents) return false;
    seen.add(eventId);
    return true;
  };
}

type Hear = <N extends keyof SignalData>(
  signal: SignalDefinition<unknown[]>,
  name: N,
  description: string,
  take: (data: SignalData[N]) => void,
) => void;

function hearingBy(ignore: Hearing['ignore']): Hear {
  return (signal, name, description, take) => {
    const handler = (...said: unknown[]): void => {
      const read = readSignal(name, said);
      if ('data' in read) take(read.data);
      else ignore(name, codes[read.why]);
    };
    setHandler(signal, handler, { description });
  };
}

const codes = {
  misshapen: 'SignalMisshapen',
  plain: 'SignalForeign',
  unreadable: 'SignalForeign',
  foreign: 'SignalForeign',
  key_unknown: 'SignalForeign',
} as const satisfies Record<Distrust | 'misshapen', WhyIgnored>;
