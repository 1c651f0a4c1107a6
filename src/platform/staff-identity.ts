import { createTokenReader, type TokenRead } from '../adapters/staff-provider/access-token.ts';
import { createStaffProvider, type StaffProvider } from '../adapters/staff-provider/client.ts';
import { OutsideSystemError } from '../adapters/outside-system-error.ts';
import type { StaffSettings } from './config/staff.ts';

/** The staff's provider gives no usable answer now. */
export class StaffProviderAway extends Error {
  override readonly name = 'StaffProviderAway';
}

/** How members of staff are known: every call throws `StaffProviderAway` while their provider is. */
export type StaffIdentity = Pick<StaffProvider, 'authorizationUrl' | 'redeem' | 'close'> & {
  /** Who shows an access token, or why it lets nobody in. */
  readToken: (token: string) => Promise<TokenRead>;
};

/** The same by the provider that the settings name. */
export function connectStaff(settings: StaffSettings): StaffIdentity {
  const provider = createStaffProvider(settings);
  const readToken = createTokenReader({ ...settings, jwksUri: provider.jwksUri });
  return {
    authorizationUrl: (expected) => orAway(provider.authorizationUrl(expected)),
    redeem: (answer, expected) => orAway(provider.redeem(answer, expected)),
    readToken: (token) => orAway(readToken(token)),
    close: provider.close,
  };
}

async function orAway<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof OutsideSystemError)) throw error;
    throw new StaffProviderAway(error.message, { cause: error });
  }
}
