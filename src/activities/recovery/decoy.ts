import type { Keys } from '../../platform/keys.ts';
import type { RecoveryCode } from './recovery-activities.ts';

/** No account has this id: statements for it find what they would find of nobody. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** The phone that messages are counted by; for nobody one that is made of the name, and is no number. */
export function phoneOf(
  keys: Keys,
  { name, recoverable }: Pick<RecoveryCode, 'name' | 'recoverable'>,
): string {
  return recoverable.target?.phone ?? keys.lookup('decoy-phone', name).toString('base64url');
}
