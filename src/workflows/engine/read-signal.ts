import {
  type Distrust,
  isActivityInput,
  isUnauthenticated,
} from '../../domain/flows/unauthenticated.ts';

/** Repeats of the same are dropped, where a signal says which one it is. */
type Event = { eventId: string | null };

/** What each signal says, whoever sent it; of a shape that has been checked. */
export type SignalData = {
  cancel: { reason: string };
  resendOtp: Event;
  openReview: Event;
  /** Milliseconds since the epoch. */
  extendDeadline: Event & { until: number };
  verifyManually: { reviewId: string };
  simSigned: { eventId: string; transactionId: string };
  postVerified: { eventId: string };
  /** What the flow's row counts; -1: there is none. */
  writeAgain: { sequence: number };
};

/** Ids and reasons that are longer say nothing to a flow. */
const longest = 1_000;

type Read<T> = (said: unknown) => T | undefined;

const shapes: { [N in keyof SignalData]: Read<SignalData[N]> } = {
  cancel: (said) => textsOf(said, ['reason']),
  resendOtp: eventOf,
  openReview: eventOf,
  extendDeadline: (said) => {
    const event = eventOf(said);
    const until = timeOf(textsOf(said, ['until'])?.until ?? '');
    return event && until !== undefined ? { ...event, until } : undefined;
  },
  verifyManually: (said) => textsOf(said, ['reviewId']),
  simSigned: (said) => textsOf(said, ['eventId', 'transactionId']),
  postVerified: (said) => textsOf(said, ['eventId']),
  writeAgain: sequenceOf,
};

/**
 * What a signal says, or why it says nothing: it comes from the API, sealed for this flow, or plain
 * from the Temporal UI or its CLI, where anything may be typed.
 */
export function readSignal<N extends keyof SignalData>(
  name: N,
  [said]: readonly unknown[],
): { data: SignalData[N] } | { why: Distrust | 'misshapen' } {
  if (isActivityInput(said)) return { why: 'foreign' };
  if (isUnauthenticated(said) && said.unauthenticated !== 'plain') {
    return { why: said.unauthenticated };
  }
  const data = shapes[name](isUnauthenticated(said) ? said.said : said);
  return data === undefined ? { why: 'misshapen' } : { data };
}

/** What need not say anything; undefined where what it says is no id. */
function eventOf(said: unknown): Event | undefined {
  if (said === null || said === undefined) return { eventId: null };
  if (typeof said !== 'object' || Array.isArray(said)) return undefined;
  if (!Object.hasOwn(said, 'eventId')) return { eventId: null };
  return textsOf(said, ['eventId']);
}

/** Far more than any flow has: a row that counted further could never be passed. */
const mostWaitingPoints = 100_000;

function sequenceOf(said: unknown): { sequence: number } | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const sequence: unknown = Reflect.get(said, 'sequence');
  const isCount = typeof sequence === 'number' && Number.isInteger(sequence);
  return isCount && sequence >= -1 && sequence < mostWaitingPoints ? { sequence } : undefined;
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

function timeOf(text: string): number | undefined {
  const ms = rfc3339.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/** The members of an object that are named, when all of them are texts that are neither empty nor long. */
function textsOf<K extends string>(
  said: unknown,
  names: readonly K[],
): Record<K, string> | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const texts: Partial<Record<K, string>> = {};
  for (const name of names) {
    const text: unknown = Object.hasOwn(said, name) ? Reflect.get(said, name) : undefined;
    if (typeof text !== 'string' || text.trim() === '' || text.length > longest) return undefined;
    texts[name] = text;
  }
  return isWhole(texts, names) ? texts : undefined;
}

function isWhole<K extends string>(
  texts: Partial<Record<K, string>>,
  names: readonly K[],
): texts is Record<K, string> {
  return names.every((name) => texts[name] !== undefined);
}
