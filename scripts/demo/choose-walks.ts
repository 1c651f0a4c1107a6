import { loginMethods, registrationMethods } from '../../src/domain/flows/flows.ts';
import { manageAccount } from './account/account-walk.ts';
import { complain } from './complaint/complain.ts';
import { loginWalks } from './login/login-walks.ts';
import { recover } from './recovery/recover.ts';
import type { Walk } from './walk.ts';
import { walks } from './walks.ts';

/** Walks that are not of one method. */
const others: Readonly<Record<string, Walk>> = {
  account: manageAccount,
  recovery: recover,
  complaint: complain,
};

const usage = [
  [...registrationMethods].join(' | '),
  `login [${loginMethods.join(' | ')}]`,
  Object.keys(others).join(' | '),
]
  .map((names) => `npm run demo -- ${names}`)
  .join('\n');

/**
 * The walks that a command line names: one of a registration, of all logins unless one is named, or of
 * account management and the ways back into an account.
 */
export function chooseWalks(args: readonly string[]): Walk[] {
  const [first = 'mobile_subscriber', second, ...more] = args;
  if (more.length > 0 || (second !== undefined && first !== 'login')) throw new Error(usage);
  if (first !== 'login') return [others[first] ?? named(registrationMethods, first, walks)];
  return second === undefined
    ? Object.values(loginWalks)
    : [named(loginMethods, second, loginWalks)];
}

function named<M extends string>(
  methods: readonly M[],
  name: string,
  from: Readonly<Record<M, Walk>>,
): Walk {
  const method = methods.find((known) => known === name);
  if (method === undefined) throw new Error(usage);
  return from[method];
}
