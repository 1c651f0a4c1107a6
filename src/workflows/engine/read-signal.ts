import { isActivityInput, isUnauthenticated } from '../../domain/flows/unauthenticated.ts';

/** What each signal says, whoever sent it; of a shape that has been checked. */
export type SignalData = {
  cancel: { reason: string };
  resendOtp: null;
  verifyManually: { reviewId: string };
  simSigned: { eventId: string; transactionId: string };
  postVerified: { eventId: string };
};

/** Ids and reasons that are longer say nothing to a flow. */
const longest = 1_000;

type Read<T> = (said: unknown) => T | undefined;

const shapes: { [N in keyof SignalData]: Read<SignalData[N]> } = {
  cancel: (said) => textsOf(said, ['reason']),
  resendOtp: (said) => (said === null || said === undefined ? null : undefined),
  verifyManually: (said) => textsOf(said, ['reviewId']),
  simSigned: (said) => textsOf(said, ['eventId', 'transactionId']),
  postVerified: (said) => textsOf(said, ['eventId']),
};

/**
 * What a signal says, or why it says nothing: it comes from the API, sealed for this flow, or plain
 * from the Temporal UI or its CLI, where anything may be typed.
 */
export function readSignal<N extends keyof SignalData>(
  name: N,
  [said]: readonly unknown[],
): { data: SignalData[N] } | { why: string } {
  if (isActivityInput(said)) return { why: 'foreign' };
  if (isUnauthenticated(said) && said.unauthenticated !== 'plain') {
    return { why: said.unauthenticated };
  }
  const data = shapes[name](isUnauthenticated(said) ? said.said : said);
  return data === undefined ? { why: 'misshapen' } : { data };
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
