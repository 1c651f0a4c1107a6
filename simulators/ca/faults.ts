/**
 * What can be wrong with a CA: `down` cuts the connection, `slow` answers late, `malformedAnswer`
 * breaks off in the middle, `wrongData` answers about another certificate and with the list of
 * another CA, `clockSkew` answers from two hours ahead, `staleAnswer` from last month,
 * `replayedAnswer` gives the answer to an earlier question, `wrongSigner` has somebody sign who has
 * no right to. The last four are no faults but other CAs' ways: `withoutNonce` leaves the nonce out,
 * `askedResponder` has answers signed by a responder that is itself to be asked about (by the list),
 * `distributionPoint` says in the list, critically, where it is and whom it covers, and
 * `redirectedAnswer` sends the question on to another path of the same host.
 */
export const caFaults = [
  'down',
  'slow',
  'malformedAnswer',
  'wrongData',
  'clockSkew',
  'staleAnswer',
  'replayedAnswer',
  'wrongSigner',
  'withoutNonce',
  'askedResponder',
  'distributionPoint',
  'redirectedAnswer',
] as const;
export type CaFault = (typeof caFaults)[number];

const hour = 3_600_000;
const lasts = 24 * hour;

/** From when and until when an answer says to be good. */
export function periodOf(fault: CaFault | undefined, now = Date.now()) {
  const shift = fault === 'clockSkew' ? 2 * hour : fault === 'staleAnswer' ? -30 * lasts : 0;
  return { thisUpdate: new Date(now + shift), nextUpdate: new Date(now + shift + lasts) };
}
