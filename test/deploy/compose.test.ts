import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { z } from 'zod';
import { misspeltSettings } from '../../scripts/runtime/misspelt-settings.ts';
import { givenByOthers, ownSecrets } from '../../scripts/secrets/secret-contents.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { apiStop, codecStop, workStop } from '../../src/platform/stop-times.ts';
import { readComposeFile, root, type Service } from './support/compose-file.ts';
import { excused, offenders, rules } from './support/compose-rules.ts';

const { raw, file } = readComposeFile();
/** Without the address of its draft, which ajv knows by another one. */
const { $schema: draft, ...schema } = z
  .looseObject({ $schema: z.string() })
  .parse(
    JSON.parse(
      readFileSync(path.join(import.meta.dirname, 'compose-spec/compose-spec.json'), 'utf8'),
    ),
  );
const isComposeFile = new Ajv({ strict: false, validateFormats: false }).compile(schema);

test('docker-compose.yml is by the Compose Specification', () => {
  expect(draft).toContain('draft-07');
  isComposeFile(raw);
  expect(isComposeFile.errors).toBeNull();
  const broken = { ...file, services: { api: { image: 'a', imgae: 'b' } } };
  expect(isComposeFile(broken)).toBe(false);
});

describe('the whole system is there:', () => {
  /** A part of it, as its image or what it runs shows, and how many of it. */
  test.each([
    ['PostgreSQL', /^postgres:/, 1],
    ['Temporal', /^temporalio\/server:/, 1],
    ['its schema', /^temporalio\/admin-tools:.* update-schema /s, 1],
    ['its UI', /^temporalio\/ui:/, 1],
    ['our schema', /^dinhdanh:.* scripts\/migrate\.ts/s, 1],
    ['the API', /^dinhdanh:.* src\/api\/server\.ts$/, 2],
    ['the worker', /^dinhdanh:.* src\/worker\.ts$/, 2],
    ['the sealer', /^dinhdanh:.* src\/sealer\.ts$/, 1],
    ['the codec server', /^dinhdanh:.* src\/codec-server\.ts$/, 1],
    ['the proxy', /^haproxy:/, 1],
    ['the OpenTelemetry collector', /^otel\/opentelemetry-collector:/, 1],
    ['Prometheus', /^prom\/prometheus:/, 1],
    ['Grafana', /^grafana\/grafana:/, 1],
    ['the simulators', /^dinhdanh-simulators:/, 1],
  ])('%s', (_, runs, count) => {
    const found = Object.values(file.services).map(({ image = '', command = [] }) =>
      [image, command].flat().join(' '),
    );
    expect(found.filter((one) => runs.test(one))).toHaveLength(count);
  });

  test('the simulators in a profile, and nothing else', () => {
    const profiled = Object.entries(file.services).filter(([, { profiles }]) => profiles);
    expect(profiled.map(([name, { profiles }]) => [name, profiles])).toEqual([
      ['simulators', ['simulators']],
    ]);
  });

  test('the Temporal UI knows the codec endpoint', () => {
    const { environment } = file.services['temporal-ui'] ?? {};
    expect(environment?.['TEMPORAL_CODEC_ENDPOINT']).toMatch(/:3003/);
  });
});

describe('each service has', () => {
  test.each(Object.keys(rules))('%s', (rule) => {
    expect(offenders(rule, file)).toEqual([]);
  });
});

/** For each rule what breaks it, so that no rule is one that cannot. */
const broken: Record<string, Partial<Service>> = {
  'exact image': { image: 'postgres:18' },
  'numeric user other than root': { user: '0:0' },
  'read-only file system': { read_only: false },
  'no capabilities': { cap_add: ['NET_ADMIN'] },
  'no new privileges': { security_opt: [] },
  'restart policy': { restart: 'on-failure' },
  'health check': { healthcheck: { disable: true } },
  'limits of CPU, memory and processes': {
    deploy: { resources: { limits: { cpus: '1', memory: '1g' } } },
  },
  'bounded logs': { logging: { options: {} } },
  'no secret in clear': { environment: { DATABASE_URL: 'postgres://u:p@db/d' } },
  'secrets from files that the file names': { environment: { X_FILE: '/run/secrets/unknown' } },
  'no way to the engine': { volumes: ['/var/run/docker.sock:/var/run/docker.sock'] },
  'folders of ours read only': { volumes: ['./deploy/postgres:/somewhere'] },
  'ports at the proxy alone, and the simulators on loopback': { ports: ['5432:5432'] },
  'no way out for what holds data': { networks: ['data', 'outside'] },
};

test.each(Object.keys(rules))('a service that breaks it is found: %s', (rule) => {
  const postgres = { ...file.services['postgres'], ...broken[rule] };
  const changed = { ...file, services: { ...file.services, postgres } };
  expect(offenders(rule, changed)).toEqual(['postgres']);
});

test.each([
  ['src/api/server.ts', apiStop],
  ['src/worker.ts', workStop],
  ['src/sealer.ts', workStop],
  ['src/codec-server.ts', codecStop],
])('%s ends by itself before Compose ends it', (program, { mostMs }) => {
  const those = Object.values(file.services).filter((one) => one.command?.includes(program));
  expect(those.length).toBeGreaterThan(0);
  for (const { stop_grace_period: grace = '10s' } of those) {
    expect(Number(/^(\d+)s$/.exec(grace)?.[1])).toBeGreaterThan(mostMs / 1000);
  }
});

test('whoever is excused is there', () => {
  const names = Object.values(excused).flatMap((services) => Object.keys(services));
  expect(Object.keys(file.services)).toEqual(expect.arrayContaining(names));
});

test('npm run secrets makes exactly the files that docker-compose.yml mounts', () => {
  const made = [...ownSecrets.map(([name]) => name), ...givenByOthers];
  expect(Object.keys(file.secrets).sort()).toEqual(made.sort());
  for (const [name, { file: where }] of Object.entries(file.secrets)) {
    expect(where).toBe(`deploy/secrets/${name}`);
  }
});

describe('the settings of containers', () => {
  const known = [
    ...readFileSync(path.join(root, '.env.example'), 'utf8').matchAll(/^#([A-Z]\w*)=/gm),
  ];
  const names = known.map(([, name = '']) => name);
  const settings = (profile: string) =>
    parseEnv(readFileSync(path.join(root, `deploy/settings/${profile}.env`), 'utf8'));

  test.each(['simulators', 'production'])('of %s are settings', (profile) => {
    const given = Object.keys(settings(profile)).map((name) => name.replace(/_FILE$/, ''));
    expect(given.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('variables of docker-compose.yml in .env are not taken for misspelt settings', () => {
    const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
    const variables = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
    expect(misspeltSettings(variables, names)).toEqual([]);
  });

  test('of the simulators are what development takes', () => {
    const environment = { ...settings('simulators'), DATABASE_URL: 'postgres://db/dinhdanh' };
    expect(loadConfig(environment)).toMatchObject({ environment: 'development' });
  });

  test('of production lack what is to be filled in, and that is told', () => {
    const filled = Object.entries(settings('production')).filter(
      ([name]) => !name.endsWith('_FILE'),
    );
    const refusal = (): unknown => loadConfig(Object.fromEntries(filled));
    expect(refusal).toThrow('PUBLIC_URL must be set in production.');
    expect(refusal).toThrow('CARRIER_URL must be set in production.');
    expect(refusal).not.toThrow('SMTP_PORT');
  });
});
