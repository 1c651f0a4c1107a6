import { usernameLookup } from '../../db/accounts/accounts.ts';
import type { PasswordAccount, PasswordTry } from '../../db/sessions/password-attempts.ts';
import type { Credentials } from '../../domain/steps/credentials.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Networks } from '../http/networks.ts';
import { type HashingDeps, pepperedHash, saltOf } from './peppered-hash.ts';

export type CredentialsDeps = HashingDeps & {
  /** By a user name: its salt, and whether a lock holds; the same for a name that nobody has. */
  readPasswordAccount: (attempt: PasswordTry) => Promise<PasswordAccount>;
};

/** Who tries to sign in as whom, and where from, as keyed hashes. */
export function toTry(
  keys: Keys,
  { username }: Pick<Credentials, 'username'>,
  { networks, device }: { networks: Networks; device: Buffer },
): PasswordTry {
  const name = usernameLookup(keys, username);
  return { name, network: keys.lookup('network', networks.narrow), device };
}

/**
 * User name and password as their flow gets them. The hash is under the account's salt; for a name that
 * nobody has, or without a password, it is under one that is made of the name: the same work, whoever asks.
 */
export async function toCredentials(
  deps: HashingDeps,
  flowId: string,
  { password }: Pick<Credentials, 'password'>,
  { name, network, salt }: PasswordTry & Pick<PasswordAccount, 'salt'>,
): Promise<Submitted<'credentials'>> {
  const decoy = saltOf(deps.keys, 'decoy-salt', name.toString('base64'));
  const mac = await pepperedHash(deps, flowId, password, salt ?? decoy);
  return {
    name: name.toString('base64url'),
    mac: mac.toString('base64url'),
    network: network.toString('base64url'),
  };
}
