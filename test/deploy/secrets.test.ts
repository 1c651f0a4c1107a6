import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeSecrets } from '../../scripts/secrets/make-secrets.ts';
import { loadOwnerConfig, loadSealerConfig } from '../../src/platform/config/sealer.ts';
import { readSecrets } from '../../src/platform/config/secrets.ts';
import { createSettingReader } from '../../src/platform/config/reader.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-secrets-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const contents = () =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
const at = (name: string): string => path.join(folder, name);

test('what it makes is what production takes', () => {
  makeSecrets(folder);
  const environment = {
    NODE_ENV: 'production',
    METHODS: 'usb_signature',
    SECRET_KEYS_FILE: at('secret_keys'),
    LOOKUP_KEY_FILE: at('lookup_key'),
    AUDIT_SEAL_KEY_FILE: at('audit_seal_key'),
    DATABASE_URL_FILE: at('database_url'),
    DATABASE_OWNER_URL_FILE: at('database_owner_url'),
    DATABASE_SEALER_URL_FILE: at('database_sealer_url'),
    SMPP_PASSWORD: 'of-the-centre',
    SMTP_PASSWORD: 'of-the-mail-server',
    STAFF_CLIENT_SECRET: 'of-the-staff-provider',
  };
  loadSealerConfig(environment);
  const { urls } = loadOwnerConfig(environment);
  expect(new URL(urls.owner).password).toBe(contents()['database_owner_password']);
  const read = createSettingReader(environment);
  readSecrets(read, true, ['usb_signature']);
  read.done();
});

test('no two are the same, and nobody but owner and group reads one', () => {
  makeSecrets(folder);
  const own = Object.values(contents()).filter((content) => content !== '');
  expect(new Set(own).size).toBe(own.length);
  for (const name of readdirSync(folder)) expect(statSync(at(name)).mode & 0o007).toBe(0);
});

test('a second run makes what is missing and changes nothing', () => {
  makeSecrets(folder);
  writeFileSync(at('smpp_password'), 'of-the-centre');
  rmSync(at('grafana_admin_password'));
  const before = contents();
  const { made, kept, toFill } = makeSecrets(folder);
  expect(made).toEqual(['grafana_admin_password']);
  expect(kept).toHaveLength(Object.keys(before).length);
  expect(toFill).not.toContain('smpp_password');
  expect(contents()).toMatchObject(before);
});
