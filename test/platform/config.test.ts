import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, loadConfig, requireDatabaseUrl } from '../../src/platform/config.ts';

const keyOf = (seed: string): string => createHash('sha256').update(seed).digest('base64');
const key = keyOf('ring');
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db/dinhdanh',
  TEMPORAL_ADDRESS: 'temporal:7233',
  CARRIER_URL: 'https://carrier.example/kyc-match/v0.4',
  CARRIER_TOKEN_URL: 'https://carrier.example/token',
  SMPP_HOST: 'smsc.example',
  SMTP_HOST: 'mail.example',
  SMTP_FROM: 'no-reply@portal.example',
  INSURER_URL: 'https://insurer.example/v1',
  INSURER_TLS_CA: '/run/secrets/insurer-ca.pem',
  INSURER_TLS_CERT: '/run/secrets/insurer.pem',
  INSURER_TLS_KEY: '/run/secrets/insurer-key.pem',
  SIM_PROVIDER_URL: 'https://mss.example/soap',
  SIM_PROVIDER_TLS_CA: '/run/secrets/sim-provider-ca.pem',
  SIM_PROVIDER_TLS_CERT: '/run/secrets/sim-provider.pem',
  SIM_PROVIDER_TLS_KEY: '/run/secrets/sim-provider-key.pem',
  POST_ISSUER: 'https://id.post.example',
  STAFF_ISSUER: 'https://id.staff.example',
  PUBLIC_URL: 'https://portal.example/',
  CA_ROOTS: '/etc/dinhdanh/roots.pem',
  CA_INTERMEDIATES: '/etc/dinhdanh/intermediates.pem',
  SECRET_KEYS: `k2:${key},k1:${keyOf('earlier')}`,
  LOOKUP_KEY: keyOf('look-ups'),
  CARRIER_CLIENT_SECRET: 'carrier-secret-of-ours',
  SMPP_PASSWORD: 'smpp-pw',
  SMTP_PASSWORD: 'smtp-secret-of-ours',
  SIM_PROVIDER_AP_PASSWORD: 'sim-provider-secret-of-ours',
  POST_CLIENT_SECRET: 'post-secret-of-ours',
  STAFF_CLIENT_SECRET: 'staff-secret-of-ours',
  METRICS_TOKEN: 'metrics-token-of-ours',
};

const sentencesOf = (environment: Record<string, string | undefined>): string[] => {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
};

test('development needs no setting', () => {
  const config = loadConfig({});
  expect(config).toMatchObject({
    environment: 'development',
    api: { port: 3000, botCheckRequired: false },
  });
  expect(config.sms.port).toBe(config.simulators.port + 1);
});

test('an empty setting counts as not set', () => {
  expect(loadConfig({ API_PORT: ' ' }).api.port).toBe(3000);
});

test('production with all of its own secrets is accepted, the first key seals', () => {
  const config = loadConfig(production);
  expect(config.keys.ring.map(({ id }) => id)).toEqual(['k2', 'k1']);
  expect(config.api).toMatchObject({ publicUrl: 'https://portal.example', botCheckRequired: true });
});

describe('a wrong setting is told in a sentence that names it', () => {
  test.each([
    [{ API_PORT: 'three' }, 'API_PORT must be a whole number from 1 to 65535, not "three".'],
    [{ API_PORT: '70000' }, 'API_PORT must be a whole number from 1 to 65535, not "70000".'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be one of development, test, production, not "prod".'],
    [{ ACCEPTS_CMND: 'yes' }, 'ACCEPTS_CMND must be true or false, not "yes".'],
    [{ CARRIER_URL: 'carrier' }, 'CARRIER_URL must be an http or https URL, not "carrier".'],
    [{ DATABASE_URL: 'mysql://u:pw@h/d' }, 'DATABASE_URL must start with postgres://.'],
    [
      { LOOKUP_KEY: 'abc' },
      'LOOKUP_KEY must be 32 random bytes in base64 (openssl rand -base64 32).',
    ],
    [
      { METHODS: 'fax' },
      'METHODS must be a list of mobile_subscriber, social_insurance, sim_signature, usb_signature, vietnam_post, password, not "fax".',
    ],
    [{ SMTP_FROM: 'nobody' }, 'SMTP_FROM must be an e-mail address, not "nobody".'],
    [{ SECRET_KEYS: `a:${key},a:${key}` }, 'SECRET_KEYS names the same key id twice.'],
    [
      { RETRY_INITIAL_MS: '500', RETRY_MAXIMUM_MS: '100' },
      'RETRY_INITIAL_MS must not be more than RETRY_MAXIMUM_MS.',
    ],
  ])('%j', (environment, sentence) => {
    expect(sentencesOf(environment)).toEqual([sentence]);
  });

  test('all of them at once', () => {
    expect(sentencesOf({ API_PORT: 'x', SIMULATORS_PORT: 'y' })).toHaveLength(2);
  });
});

describe('production refuses', () => {
  const development = loadConfig({}).keys;
  const developmentKey = development.ring[0]?.key.toString('base64') ?? '';
  test.each(Object.keys(production).filter((name) => name !== 'NODE_ENV'))(
    'to start without %s',
    (name) => {
      expect(sentencesOf({ ...production, [name]: undefined })).toEqual([
        `${name} must be set in production.`,
      ]);
    },
  );
  test.each([
    ['SECRET_KEYS', `mine:${key},other:${developmentKey}`],
    ['LOOKUP_KEY', development.lookupKey.toString('base64')],
    ['CARRIER_CLIENT_SECRET', loadConfig({}).carrier.clientSecret],
    ['SMPP_PASSWORD', loadConfig({}).sms.password],
    ['SMTP_PASSWORD', loadConfig({}).email.password],
    ['SIM_PROVIDER_AP_PASSWORD', loadConfig({}).simProvider.apPassword],
    ['POST_CLIENT_SECRET', loadConfig({}).post.clientSecret],
    ['STAFF_CLIENT_SECRET', loadConfig({}).staff.clientSecret],
  ])('the development value of %s', (name, value) => {
    expect(sentencesOf({ ...production, [name]: value })).toEqual([
      `${name} holds a development secret, which everybody knows: set your own.`,
    ]);
  });
  test.each([
    'PUBLIC_URL',
    'WEB_ORIGIN',
    'CARRIER_URL',
    'CARRIER_TOKEN_URL',
    'INSURER_URL',
    'SIM_PROVIDER_URL',
    'SIM_PROVIDER_CALLBACK_URL',
    'POST_ISSUER',
    'STAFF_ISSUER',
  ])('%s where anybody on the way could read along and answer', (name) => {
    expect(sentencesOf({ ...production, [name]: 'http://somewhere.example' })).toEqual([
      `${name} must be an https URL in production.`,
    ]);
  });
  test.each([
    ['CARRIER_CLIENT_SECRET', 'a', 16],
    ['SMPP_PASSWORD', 'a', 6],
    ['SMTP_PASSWORD', 'a', 12],
    ['SIM_PROVIDER_AP_PASSWORD', 'fifteen-letters', 16],
    ['POST_CLIENT_SECRET', 'a', 16],
    ['STAFF_CLIENT_SECRET', 'a', 16],
  ])('%s that can be tried out', (name, value, least) => {
    expect(sentencesOf({ ...production, [name]: value })).toEqual([
      `${name} must have ${least} characters at least in production.`,
    ]);
  });
  test('a database whose password can be tried out', () => {
    expect(sentencesOf({ ...production, DATABASE_URL: 'postgres://app:a@db/dinhdanh' })).toEqual([
      'The password in DATABASE_URL must have 12 characters at least in production.',
    ]);
  });
  test.each([
    ['SECRET_KEYS', `k1:${Buffer.alloc(32, 7).toString('base64')}`],
    ['LOOKUP_KEY', Buffer.alloc(32).toString('base64')],
  ])('%s with a key that nobody threw dice for', (name, value) => {
    expect(sentencesOf({ ...production, [name]: value })).toEqual([
      `${name} holds a key that is not random: make one by openssl rand -base64 32.`,
    ]);
  });
  test('one key for two purposes, wherever it stands in the ring', () => {
    const LOOKUP_KEY = keyOf('earlier');
    expect(sentencesOf({ ...production, LOOKUP_KEY })).toEqual([
      'LOOKUP_KEY must be another key than those of SECRET_KEYS in production.',
    ]);
  });
  test('mail that goes without TLS', () => {
    expect(loadConfig(production).email.security).toBe('starttls');
    expect(sentencesOf({ ...production, SMTP_TLS: 'none' })).toEqual([
      'SMTP_TLS must be implicit or starttls in production.',
    ]);
  });
  test('to go without a bot check', () => {
    expect(sentencesOf({ ...production, BOT_CHECK: 'false' })).toEqual([
      'BOT_CHECK must not be false in production.',
    ]);
  });
});

test('production names only what its methods need', () => {
  const { INSURER_URL, INSURER_TLS_CA, INSURER_TLS_CERT, INSURER_TLS_KEY, ...others } = production;
  const insurer = { INSURER_URL, INSURER_TLS_CA, INSURER_TLS_CERT, INSURER_TLS_KEY };
  const phoneAlone = Object.fromEntries(
    Object.entries(others).filter(([name]) => !/^(SIM_PROVIDER|CA|POST)_/.test(name)),
  );
  expect(sentencesOf({ ...phoneAlone, METHODS: 'mobile_subscriber' })).toEqual([]);
  expect(sentencesOf({ ...phoneAlone, METHODS: 'mobile_subscriber, vietnam_post' })).toEqual([
    'POST_ISSUER must be set in production.',
    'POST_CLIENT_SECRET must be set in production.',
  ]);
  const usb = { ...phoneAlone, ...insurer, METHODS: 'usb_signature' };
  expect(sentencesOf(usb)).toEqual([
    'CA_ROOTS must be set in production.',
    'CA_INTERMEDIATES must be set in production.',
  ]);
});

describe('the database of npm start', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dinhdanh-'));
  test('is not known before it runs', () => {
    const config = loadConfig({ DATA_DIR: dataDir });
    expect(() => requireDatabaseUrl(config)).toThrow('DATABASE_URL is not set');
  });
  test('is found where it was written down, unless another is set', () => {
    const url = 'postgres://127.0.0.1:5544/dinhdanh';
    writeFileSync(path.join(dataDir, 'run.json'), JSON.stringify({ databaseUrl: url }));
    expect(requireDatabaseUrl(loadConfig({ DATA_DIR: dataDir }))).toBe(url);
    const other = 'postgresql://db/other';
    expect(requireDatabaseUrl(loadConfig({ DATA_DIR: dataDir, DATABASE_URL: other }))).toBe(other);
  });
});

describe('connections without TLS', () => {
  const protectedBy = {
    DATABASE_URL: 'postgres://db/dinhdanh?sslmode=verify-full',
    TEMPORAL_TLS_CA: '/run/secrets/temporal-ca.pem',
    TEMPORAL_TLS_CERT: '/run/secrets/temporal.pem',
    TEMPORAL_TLS_KEY: '/run/secrets/temporal-key.pem',
    SMPP_TLS: 'true',
  };
  test('are said out loud in production, each by its setting', () => {
    const { warnings } = loadConfig(production);
    expect(warnings).toEqual([
      expect.stringContaining('DATABASE_URL has no sslmode=verify-full'),
      expect.stringContaining('TEMPORAL_TLS_CA, TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY not set'),
      expect.stringContaining('SMPP_TLS is not true'),
    ]);
    expect(loadConfig({ ...production, ...protectedBy }).warnings).toEqual([]);
    expect(loadConfig({}).warnings).toEqual([]);
  });
  test('are not taken for protected because of a mode that checks nothing', () => {
    expect(sentencesOf({ DATABASE_URL: 'postgres://db/d?sslmode=require' })).toEqual([
      'sslmode in DATABASE_URL must be verify-full or disable: the others leave unchecked who answers.',
    ]);
  });
  test('a certificate comes with its key', () => {
    expect(sentencesOf({ TEMPORAL_TLS_CERT: '/cert.pem' })).toEqual([
      'TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY must be set together.',
    ]);
  });
});
