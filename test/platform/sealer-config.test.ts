import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  loadAuditPublicKeys,
  loadOwnerConfig,
  loadSealerConfig,
} from '../../src/platform/config/sealer.ts';

const AUDIT_SEAL_KEY = createHash('sha256').update('seals').digest('base64');
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://app@db/dinhdanh',
  DATABASE_SEALER_URL: 'postgres://sealer@db/dinhdanh?sslmode=verify-full',
  DATABASE_OWNER_URL: 'postgres://owner@db/dinhdanh',
  AUDIT_SEAL_KEY,
};
const development = { DATABASE_URL: 'postgres://db/dinhdanh' };

test('the sealer needs nothing of the application, and in development nothing but a database', () => {
  expect(loadSealerConfig(production)).toMatchObject({
    databaseUrl: production.DATABASE_SEALER_URL,
    warnings: [],
  });
  expect(loadSealerConfig(development).databaseUrl).toBe(development.DATABASE_URL);
});

describe('in production it refuses', () => {
  test.each([
    [{ AUDIT_SEAL_KEY: undefined }, 'AUDIT_SEAL_KEY must be set in production.'],
    [
      { DATABASE_SEALER_URL: 'postgres://app@db/dinhdanh' },
      'DATABASE_SEALER_URL must name another user than DATABASE_URL in production.',
    ],
    [{ DATABASE_SEALER_URL: undefined }, 'DATABASE_SEALER_URL must be set in production.'],
    [
      { AUDIT_SEAL_KEY: 'ZGluaGRhbmgtZGV2ZWxvcG1lbnQtYXVkaXQtc2VhbHM=' },
      'AUDIT_SEAL_KEY holds a development secret, which everybody knows: set your own.',
    ],
  ])('%j', (changed, sentence) => {
    expect(() => loadSealerConfig({ ...production, ...changed })).toThrow(sentence);
  });

  test('a schema that belongs to the application', () => {
    const DATABASE_OWNER_URL = production.DATABASE_URL;
    expect(() => loadOwnerConfig({ ...production, DATABASE_OWNER_URL })).toThrow(
      'DATABASE_OWNER_URL must name another user than DATABASE_URL in production.',
    );
  });
});

test('seals are verified by the public key alone, also by those of earlier sealers', () => {
  const [own] = loadAuditPublicKeys(production);
  expect(own).toEqual(loadSealerConfig(production).key.publicKey);
  const AUDIT_PUBLIC_KEYS = [own, Buffer.alloc(32, 1)]
    .map((one) => one?.toString('hex'))
    .join(', ');
  const keys = loadAuditPublicKeys({ NODE_ENV: 'production', AUDIT_PUBLIC_KEYS });
  expect(keys).toEqual([own, Buffer.alloc(32, 1)]);
});
