import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { Flow } from '../engine/flow.ts';
import { takeLetter } from '../steps/take-letter.ts';

/**
 * Waits for the password (guide 1.1, Bước 5). The rule was applied, and the password hashed, at the
 * edge: what comes here is of no use without the pepper.
 */
export async function choosePassword(flow: Flow): Promise<AuthenticationMethod> {
  const { data } = await takeLetter(flow, 'password');
  return { kind: 'password', ...data };
}
