import { parseArgs } from 'node:util';
import {
  type LoginMethod,
  loginMethods,
  type RegistrationMethod,
  registrationMethods,
} from '../src/domain/flows/flows.ts';

export type BenchOptions = {
  /** Which Temporal: the development server, one built and started here, or one that is there. */
  temporal: 'development' | 'built' | 'given';
  /** Whether API and worker are one process; undefined: as API_HOSTS_WORKER has it. */
  oneProcess: boolean | undefined;
  /** Whether the built server keeps the indexes that nobody searches by (scripts/temporal-indexes.ts). */
  stockIndexes: boolean;
  /** Whether CPU profiles of API and worker are written. */
  profile: boolean;
  /** Whether it is measured again with many flows and accounts in the database. */
  growth: boolean;
  /** Which methods of registration and of login are measured, in the order of the matrix. */
  methods: RegistrationMethod[];
  logins: LoginMethod[];
  /** Whether it is measured what somebody who is signed in asks for. */
  account: boolean;
  /** Whether it is measured what pages cost. */
  pages: boolean;
  /** How many flows are in flight, one measurement each. */
  levels: number[];
  /** About how long a measurement takes. */
  seconds: number;
  /** Whether to measure what becomes of more starts than there is room for, and nothing else. */
  overload: boolean;
};

const all = [...new Set([...registrationMethods, ...loginMethods])];
const kinds = ['registration', 'login', 'account', 'pages', 'all'];
const usage =
  'npm run bench -- [--server [--stock-indexes]] [--one-process | --two-processes] ' +
  '[--kind registration|login|account|pages|all] [--methods mobile_subscriber,…] [--levels 1,4,8,16,32] [--seconds 15] ' +
  '[--profile] [--growth] [--overload]';

/** Reads the command line; throws one sentence when it is not understood. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'boolean', default: false },
      'one-process': { type: 'boolean', default: false },
      'two-processes': { type: 'boolean', default: false },
      'stock-indexes': { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      kind: { type: 'string', default: 'all' },
      methods: { type: 'string', default: all.join(',') },
      levels: { type: 'string' },
      seconds: { type: 'string', default: '15' },
      overload: { type: 'boolean', default: false },
    },
  });
  const isGiven = (environment['TEMPORAL_ADDRESS'] ?? '') !== '';
  if (isGiven && values.server) throw new Error('TEMPORAL_ADDRESS is set: leave --server out.');
  return {
    oneProcess: oneProcess(values),
    temporal: values.server ? 'built' : isGiven ? 'given' : 'development',
    stockIndexes: values['stock-indexes'],
    profile: values.profile,
    growth: values.growth,
    ...methodsNamed(values.kind, values.methods.split(',')),
    levels: (values.levels ?? usualLevels(values.overload))
      .split(',')
      .map((level) => positive(level, '--levels')),
    seconds: positive(values.seconds, '--seconds'),
    overload: values.overload,
  };
}

function oneProcess(values: { 'one-process': boolean; 'two-processes': boolean }) {
  const { 'one-process': one, 'two-processes': two } = values;
  if (one && two) throw new Error(`--one-process or --two-processes, not both. ${usage}`);
  return one || two ? one : undefined;
}

function usualLevels(overload: boolean): string {
  return overload ? '16,64,200,400' : '1,4,8,16,32';
}

function methodsNamed(
  kind: string,
  names: readonly string[],
): Pick<BenchOptions, 'methods' | 'logins' | 'account' | 'pages'> {
  if (!kinds.includes(kind)) throw new Error(`--kind takes ${kinds.join(', ')}. ${usage}`);
  const wrong = names.find((name) => !all.some((known) => known === name));
  if (wrong !== undefined) {
    throw new Error(`--methods takes some of ${all.join(',')}, not ${wrong}. ${usage}`);
  }
  const isOf = (one: string): boolean => kind === one || kind === 'all';
  const isNamed = (method: string): boolean => names.includes(method);
  return {
    methods: isOf('registration') ? registrationMethods.filter(isNamed) : [],
    logins: isOf('login') ? loginMethods.filter(isNamed) : [],
    account: isOf('account'),
    pages: isOf('pages'),
  };
}

function positive(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${option} takes whole numbers above 0, not ${text}. ${usage}`);
}
