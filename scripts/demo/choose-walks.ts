import { loginMethods, registrationMethods } from '../../src/domain/flows/flows.ts';
import { loginWalks } from './login/login-walks.ts';
import type { Walk } from './walk.ts';
import { walks } from './walks.ts';

const usage =
  `npm run demo -- [${registrationMethods.join(' | ')}]\n` +
  `npm run demo -- login [${loginMethods.join(' | ')}]`;

/** The walks that a command line names: one of a registration, or of all logins unless one is named. */
export function chooseWalks(args: readonly string[]): Walk[] {
  const [first = 'mobile_subscriber', ...others] = args;
  const [second, ...more] = others;
  if (more.length === 0 && first === 'login') {
    return second === undefined
      ? Object.values(loginWalks)
      : [named(loginMethods, second, loginWalks)];
  }
  if (others.length > 0) throw new Error(usage);
  return [named(registrationMethods, first, walks)];
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
