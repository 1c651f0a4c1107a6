import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { Flow } from '../engine/flow.ts';

/**
 * Waits for a password to be chosen (guide 1.1, Bước 5). The rule was applied, and the password
 * hashed, at the edge: what comes here is of no use without the pepper.
 */
export async function choosePassword(flow: Flow): Promise<AuthenticationMethod> {
  return flow.step('password', {
    event: 'password.awaited',
    on: { submit: (credential) => Promise.resolve({ done: { kind: 'password', ...credential } }) },
  });
}
