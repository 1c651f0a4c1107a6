import type { RingKey } from '../keys.ts';
import type { Method } from '../../domain/methods/methods.ts';
import { needsSecret } from './methods.ts';
import type { SettingReader } from './reader.ts';

/** Known to everybody who reads this file: production refuses them. */
const development = {
  SECRET_KEYS: 'dev:ZGluaGRhbmgtZGV2ZWxvcG1lbnQtc2VhbGluZy1rZXk=',
  LOOKUP_KEY: 'ZGluaGRhbmgtZGV2ZWxvcG1lbnQtbG9va3VwLWtleS4=',
  CARRIER_CLIENT_SECRET: 'development-carrier-secret',
  SMPP_PASSWORD: 'dev-smpp',
  SMTP_PASSWORD: 'development-smtp-secret',
  SIM_PROVIDER_AP_PASSWORD: 'development-sim-provider-secret',
  POST_CLIENT_SECRET: 'development-post-secret',
  STAFF_CLIENT_SECRET: 'development-staff-secret',
};
type SecretName = keyof typeof development;

/** The sealer's, in development. */
export const developmentSealKey: string = 'ZGluaGRhbmgtZGV2ZWxvcG1lbnQtYXVkaXQtc2VhbHM=';

/** Shorter ones can be tried out. SMPP 3.4 (5.2.2) allows a password of eight characters. */
const shortest: Readonly<Partial<Record<SecretName, number>>> = {
  CARRIER_CLIENT_SECRET: 16,
  SMPP_PASSWORD: 6,
  SMTP_PASSWORD: 12,
  SIM_PROVIDER_AP_PASSWORD: 16,
  POST_CLIENT_SECRET: 16,
  STAFF_CLIENT_SECRET: 16,
};
/** Of 32 random bytes: fewer come once in more than 10^15 keys. */
const fewestDistinctBytes = 16;

const keyIdPattern = /^[A-Za-z0-9_-]{1,32}$/;

export type Secrets = {
  keys: { ring: RingKey[]; lookupKey: Buffer };
  carrierClientSecret: string;
  smppPassword: string;
  smtpPassword: string;
  simProviderApPassword: string;
  postClientSecret: string;
  staffClientSecret: string;
};

/**
 * The secrets: development has defaults, production must set each one that its methods need, and may
 * not set it to what development uses.
 */
export function readSecrets(
  read: SettingReader,
  isProduction: boolean,
  methods: readonly Method[],
): Secrets {
  const secret = secretReader(read, isProduction, (name) => needsSecret(methods, name));
  return {
    keys: readKeys(read, secret),
    carrierClientSecret: secret('CARRIER_CLIENT_SECRET'),
    smppPassword: secret('SMPP_PASSWORD'),
    smtpPassword: secret('SMTP_PASSWORD'),
    simProviderApPassword: secret('SIM_PROVIDER_AP_PASSWORD'),
    postClientSecret: secret('POST_CLIENT_SECRET'),
    staffClientSecret: secret('STAFF_CLIENT_SECRET'),
  };
}

/** Those of the codec server, which knows no outside system but the staff's provider. */
export function readCodecSecrets(
  read: SettingReader,
  isProduction: boolean,
): Pick<Secrets, 'keys' | 'staffClientSecret'> {
  const secret = secretReader(read, isProduction, () => true);
  return { keys: readKeys(read, secret), staffClientSecret: secret('STAFF_CLIENT_SECRET') };
}

type ReadSecret = (name: SecretName) => string;

function secretReader(
  read: SettingReader,
  isProduction: boolean,
  isNeeded: (name: SecretName) => boolean,
): ReadSecret {
  return (name) => {
    const value = read.optional(name);
    if (isProduction && isNeeded(name)) read.needInProduction(name);
    if (isProduction && value !== undefined && holdsDevelopmentSecret(value)) {
      read.refuse(`${name} holds a development secret, which everybody knows: set your own.`);
    }
    if (isProduction && value !== undefined) requireStrength(read, name, value);
    return value ?? development[name];
  };
}

function readKeys(read: SettingReader, secret: ReadSecret): Secrets['keys'] {
  return {
    ring: readRing(read, secret('SECRET_KEYS')),
    lookupKey: readKey(read, 'LOOKUP_KEY', secret('LOOKUP_KEY')),
  };
}

/** Also when a development key stands under another id, or among others in the ring. */
function holdsDevelopmentSecret(value: string): boolean {
  return Object.values(development).some((known) =>
    value.includes((known.split(':').at(-1) ?? known).replace(/=+$/, '')),
  );
}

function requireStrength(read: SettingReader, name: SecretName, value: string): void {
  const least = shortest[name];
  if (least !== undefined && value.length < least) {
    read.refuse(`${name} must have ${least} characters at least in production.`);
  }
  const keys =
    least === undefined ? value.split(',').map((one) => one.split(':').at(-1) ?? '') : [];
  if (keys.some((key) => isKey(key) && !looksRandom(Buffer.from(key, 'base64')))) {
    read.refuse(`${name} holds a key that is not random: make one by openssl rand -base64 32.`);
  }
}

function looksRandom(key: Buffer): boolean {
  return new Set(key).size >= fewestDistinctBytes;
}

function readRing(read: SettingReader, value: string): RingKey[] {
  const ring = value.split(',').map((entry) => {
    const [id = '', key = ''] = entry.trim().split(':');
    if (!keyIdPattern.test(id)) {
      read.refuse(
        'SECRET_KEYS must be a list of id:key with ids of 1 to 32 letters, digits, _ or -.',
      );
    }
    return { id, key: readKey(read, `The key "${id}" of SECRET_KEYS`, key) };
  });
  if (new Set(ring.map(({ id }) => id)).size < ring.length) {
    read.refuse('SECRET_KEYS names the same key id twice.');
  }
  return ring;
}

/** 32 bytes from base64; zeros beside a sentence for anything else. */
export function readKey(read: SettingReader, name: string, value: string): Buffer {
  if (isKey(value)) return Buffer.from(value, 'base64');
  // Never with the value in it: the sentence goes to a terminal or a log.
  read.refuse(`${name} must be 32 random bytes in base64 (openssl rand -base64 32).`);
  return Buffer.alloc(32);
}

function isKey(value: string): boolean {
  return Buffer.from(value, 'base64').length === 32 && /^[A-Za-z0-9+/]+=?$/.test(value);
}
