import { randomBytes } from 'node:crypto';
import { recoveryCodesFrom, recoverySetBytes } from '../../domain/account/recovery-codes.ts';

/** A new set of recovery codes, as they are shown: nobody can show them again. */
export function newRecoveryCodes(): string[] {
  return recoveryCodesFrom(randomBytes(recoverySetBytes));
}
