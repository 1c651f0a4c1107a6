import { solveChallenge, type Challenge } from 'altcha-lib';
import type { DeriveKeyFunction } from 'altcha-lib/types';

/** Solves a challenge, as the member `botCheck` of a start takes it; null where that takes too long. */
export async function solve(
  challenge: Challenge,
  deriveKey: DeriveKeyFunction,
  timeout: number,
): Promise<string | null> {
  const solution = await solveChallenge({ challenge, deriveKey, timeout });
  return solution && btoa(JSON.stringify({ challenge, solution }));
}
