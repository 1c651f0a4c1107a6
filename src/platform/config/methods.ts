import { type Method, methodNames } from '../../domain/flows/flows.ts';
import type { SettingReader } from './reader.ts';

const all = Object.values(methodNames);

const insurer = ['INSURER_URL', 'INSURER_TLS_CA', 'INSURER_TLS_CERT', 'INSURER_TLS_KEY'];
const carrier = ['CARRIER_URL', 'CARRIER_TOKEN_URL'];
// A certificate may name its holder by the social insurance number: the insurer knows the others.
const certificates = ['CA_ROOTS', 'CA_INTERMEDIATES', ...insurer];

/** Settings of the outside systems that each method asks, which production must name. */
const neededBy: Record<Method, readonly string[]> = {
  mobile_subscriber: carrier,
  social_insurance: [...insurer, ...carrier],
  sim_signature: [
    'SIM_PROVIDER_URL',
    'SIM_PROVIDER_TLS_CA',
    'SIM_PROVIDER_TLS_CERT',
    'SIM_PROVIDER_TLS_KEY',
    ...certificates,
  ],
  usb_signature: certificates,
  vietnam_post: ['POST_ISSUER'],
};

/** Secrets that only some methods need. */
const secretsOf = {
  CARRIER_CLIENT_SECRET: ['mobile_subscriber', 'social_insurance'],
  SIM_PROVIDER_AP_PASSWORD: ['sim_signature'],
  POST_CLIENT_SECRET: ['vietnam_post'],
} as const satisfies Record<string, readonly Method[]>;

/** The methods that this portal offers: all of the matrix, unless `METHODS` names some. */
export function readMethods(read: SettingReader): Method[] {
  const given = read.optional('METHODS');
  if (given === undefined) return all;
  const names = given.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!all.some((known) => known === name)) {
      read.refuse(`METHODS must be a list of ${all.join(', ')}, not "${name}".`);
    }
  }
  return all.filter((method) => names.includes(method));
}

/** What must be set in production for these methods, each name once. */
export function neededSettings(methods: readonly Method[]): string[] {
  return [...new Set(methods.flatMap((method) => neededBy[method]))];
}

/** Whether one of these methods needs a secret; those that are not listed are needed always. */
export function needsSecret(methods: readonly Method[], name: string): boolean {
  const users: readonly Method[] | undefined = Object.entries(secretsOf).find(
    ([secret]) => secret === name,
  )?.[1];
  return users === undefined || users.some((method) => methods.includes(method));
}
