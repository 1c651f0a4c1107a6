import { createBounded } from './create-bounded.ts';

type Kept = { from: number; until: number };

/**
 * Of which CAs it was said so recently that they are not revoked that they need not be asked about
 * again. Names are the caller's, one for each certificate and issuer; times are in milliseconds.
 */
export type KeptStatuses = {
  isGood: (name: string, now: number) => boolean;
  /** To be called before a CA is asked, and the answer to be kept with what it gives. */
  begin: () => number;
  /** Keeps that one is good, unless it was seen to be revoked since the question was begun. */
  keepGood: (name: string, answer: { begun: number; now: number; until: number }) => void;
  /** Ends what is kept: whoever asks next asks the CA. */
  noteRevoked: (name: string) => void;
};

/** None is kept longer than `longestMs`, nor more than `most`. */
export function createKeptStatuses(longestMs: number, most: number): KeptStatuses {
  const good = createBounded<string, Kept>(most);
  const revokedIn = createBounded<string, number>(most);
  // Of what was seen, not of clocks: an answer may come later than one to a later question.
  let turn = 0;
  return {
    isGood(name, now) {
      const kept = good.get(name);
      return kept !== undefined && kept.from <= now && now < kept.until;
    },
    begin: () => turn,
    keepGood(name, { begun, now, until }) {
      if ((revokedIn.get(name) ?? 0) > begun) return;
      good.set(name, { from: now, until: Math.min(until, now + longestMs) });
    },
    noteRevoked(name) {
      turn += 1;
      revokedIn.set(name, turn);
      good.delete(name);
    },
  };
}
