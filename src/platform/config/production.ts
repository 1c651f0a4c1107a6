import type { Method } from '../../domain/methods/methods.ts';
import { judgeDatabaseUrl } from './database.ts';
import { neededSettings } from './methods.ts';
import type { SettingReader } from './reader.ts';
import type { Secrets } from './secrets.ts';

/** Where secrets go to, and where what proves an identity comes from: on the way nobody may change it. */
const httpsInProduction = [
  'PUBLIC_URL',
  'WEB_ORIGIN',
  'CARRIER_URL',
  'CARRIER_TOKEN_URL',
  'INSURER_URL',
  'SIM_PROVIDER_URL',
  'SIM_PROVIDER_CALLBACK_URL',
  'POST_ISSUER',
  'STAFF_ISSUER',
];

/**
 * What production needs and refuses, a sentence each; and what it accepts and says out loud, since
 * a network may be protected by other means.
 */
export function requireInProduction(read: SettingReader, methods: readonly Method[]): void {
  const always = [
    'DATABASE_URL',
    'TEMPORAL_ADDRESS',
    'SMPP_HOST',
    'SMTP_HOST',
    'SMTP_FROM',
    'PUBLIC_URL',
    'STAFF_ISSUER',
  ];
  for (const name of [...always, ...neededSettings(methods)]) read.needInProduction(name);
  for (const name of httpsInProduction) {
    if (read.optional(name)?.startsWith('https:') === false) {
      read.refuse(`${name} must be an https URL in production.`);
    }
  }
  judgeDatabaseUrl(read, 'DATABASE_URL');
  judgeTemporal(read);
  if (read.optional('SMPP_TLS') !== 'true' && read.optional('SMPP_TLS_CA') === undefined) {
    read.warn('SMPP_TLS is not true: messages and the password to the SMS centre go unprotected.');
  }
}

/** One key for two purposes: whoever learns it for the one has the other. */
export function requireKeysApart(read: SettingReader, { ring, lookupKey }: Secrets['keys']): void {
  if (ring.some(({ key }) => key.equals(lookupKey))) {
    read.refuse('LOOKUP_KEY must be another key than those of SECRET_KEYS in production.');
  }
}

function judgeTemporal(read: SettingReader): void {
  const names = ['TEMPORAL_TLS_CA', 'TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY'];
  const missing = names.filter((name) => read.optional(name) === undefined);
  if (missing.length > 0) {
    read.warn(
      `${missing.join(', ')} not set: the connection to Temporal is not protected by mutual TLS.`,
    );
  }
}
