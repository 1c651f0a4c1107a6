/**
 * What can be wrong with a CA: `down` cuts the connection, `slow` answers late, `malformedAnswer`
 * breaks off in the middle, `wrongData` answers about another certificate and with the list of
 * another CA, `clockSkew` answers from two hours ahead, `staleAnswer` from last month,
 * `replayedAnswer` gives the answer to an earlier question, `wrongSigner` has somebody sign who has
 * no right to.
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
] as const;
export type CaFault = (typeof caFaults)[number];

const hour = 3_600_000;
const lasts = 24 * hour;

/** From when and until when an answer says to be good. */
export function periodOf(fault: CaFault | undefined, now = Date.now()) {
  const shift = fault === 'clockSkew' ? 2 * hour : fault === 'staleAnswer' ? -30 * lasts : 0;
  return { thisUpdate: new Date(now + shift), nextUpdate: new Date(now + shift + lasts) };
}
