import { generateURI, ScureBase32Plugin } from 'otplib';
import { recoveryCodesFrom, recoverySetBytes } from '../domain/account/recovery-codes.ts';
import type { Keys } from './keys.ts';

/** RFC 4226, section 4, R6: 160 bits are recommended. */
const secretBytes = 20;

/** Under this name an app lists the account. */
const issuer = 'Định Danh';

/** The secret of the app that a flow enrols: made anew from the flow's id, in no record and no history. */
export function appSecretOf(keys: Keys, flowId: string): Buffer {
  return keys.lookup('app-secret', flowId).subarray(0, secretBytes);
}

/** A secret as it is typed into an app: base32 (RFC 4648, section 6). */
export function appSecretText(secret: Uint8Array): string {
  return new ScureBase32Plugin().encode(secret);
}

/**
 * What an app takes a secret over by: `otpauth://totp/…`, by the Key URI Format, whose defaults are SHA-1, 6
 * digits and 30 seconds.
 */
export function appUri(secret: Uint8Array, accountName: string): string {
  return generateURI({ issuer, label: accountName, secret: appSecretText(secret) });
}

/** The recovery codes that a flow gives, as they are shown: made anew from the flow's id, as the secret is. */
export function recoveryCodesOf(keys: Keys, flowId: string): string[] {
  const blocks: Buffer[] = [];
  for (let bytes = 0; bytes < recoverySetBytes; bytes += blocks.at(-1)?.length ?? 0) {
    blocks.push(keys.lookup('recovery-set', `${flowId}:${blocks.length}`));
  }
  return recoveryCodesFrom(Buffer.concat(blocks).subarray(0, recoverySetBytes));
}
