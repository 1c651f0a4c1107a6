import { FinalRefusal } from '../engine/final-refusal.ts';

/**
 * Ends the flow when this account at Vietnam Post opens an account of ours already. The certain
 * answer is the unique index at the account's creation.
 */
export function ensureNotLinked({ isLinked }: { isLinked: boolean }): void {
  if (isLinked) throw new FinalRefusal({ code: 'PostAccountLinked' });
}
