/** What can be wrong with any answer: no connection, late by `seconds`, cut off in the middle. */
export const answerFaults = ['down', 'slow', 'malformedAnswer'] as const;

/**
 * What can be wrong with an ID token. `unreadableMembers` has a birth date without month and day, as
 * old records do, and other claims in a form of its own. `wrongData` is the token of another sign-in (another nonce);
 * `clockSkew` comes from a clock that is an hour ahead; `turnedKeys` is signed by a key that was
 * published just now.
 */
export const tokenFaults = [
  'wrongData',
  'wrongAudience',
  'wrongIssuer',
  'missingMembers',
  'unreadableMembers',
  'unsignedToken',
  'weakAlgorithm',
  'forgedToken',
  'turnedKeys',
  'expiredToken',
  'notYetValidToken',
  'clockSkew',
] as const;

/**
 * What can be wrong with a notice: not sent, sent twice, signed by a stranger or a key of today, or from
 * tomorrow. */
export const noticeFaults = [
  'lostCallback',
  'repeatedCallback',
  'forgedCallback',
  'clockSkew',
  'turnedKeys',
] as const;

export const postFaults = [...new Set([...answerFaults, ...tokenFaults, ...noticeFaults])] as const;

/** The fault among those named that a call about this phone meets. */
export type TakeFault = <Name extends string>(
  phone: string | undefined,
  among: readonly Name[],
) => { fault: Name; seconds: number } | undefined;
