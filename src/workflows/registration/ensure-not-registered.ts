import { FinalRefusal } from '../engine/final-refusal.ts';

/**
 * The early answer to a duplicate (guide 1.1, Bước 3): ends the flow when an account holds the
 * number. The certain answer is the unique index at the account's creation.
 */
export function ensureNotRegistered({ isRegistered }: { isRegistered?: boolean }): void {
  if (isRegistered) throw new FinalRefusal({ code: 'AccountAlreadyExists' });
}
