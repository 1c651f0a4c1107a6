import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { createDatabase } from '../../scripts/runtime/postgres-client.ts';
import { fieldsInUse } from '../../scripts/temporal-indexes/fields-in-use.ts';
import { visibilityIndexes } from '../../scripts/temporal-indexes/visibility-indexes.ts';
import { searchAttributes } from '../../src/workflows/engine/search-attributes.ts';
import { servers } from '../support/servers.ts';

/** Of the server whose schema the bench makes; it is there where the bench has built it. */
const temporalSchema = path.join(
  process.env['GOMODCACHE'] ?? path.join(homedir(), 'go/pkg/mod'),
  'go.temporal.io/server@v1.32.1/schema/postgresql/v12/visibility/schema.sql',
);

const order = `(coalesce(close_time, '9999-12-31 23:59:59')) desc, start_time desc, run_id`;
const keywords = Array.from({ length: 10 }, (_, at) => `Keyword${String(at + 1).padStart(2, '0')}`);
/** As Temporal's own, with fewer columns; and an index of a schema that is not known yet. */
const likeTemporals = `
  create extension btree_gin;
  create table executions_visibility (
    namespace_id char(64) not null, run_id char(64) not null, start_time timestamp not null,
    close_time timestamp, status integer not null, workflow_id varchar(255) not null,
    history_length bigint, search_attributes jsonb,
    ${keywords.map((name) => `${name} varchar(255) generated always as (search_attributes->>'${name}') stored`).join()},
    Datetime01 timestamp, Datetime02 timestamp, Datetime03 timestamp, Int01 bigint, Int02 bigint, Int03 bigint, BuildIds jsonb,
    TemporalBool01 boolean, TemporalReportedProblems jsonb, BrandNew bigint,
    primary key (namespace_id, run_id));
  create index default_idx on executions_visibility (namespace_id, ${order});
  ${['status', 'workflow_id', 'history_length', 'Datetime01', 'Datetime02', 'Datetime03', 'Int01', 'Int02', 'Int03', 'TemporalBool01', 'BrandNew', ...keywords].map((name) => `create index by_${name.toLowerCase()} on executions_visibility (namespace_id, ${name}, ${order})`).join(';')};
  create index by_build_ids on executions_visibility using gin (namespace_id, BuildIds jsonb_path_ops);
  create index by_temporal_reported_problems on executions_visibility
    using gin (namespace_id, TemporalReportedProblems jsonb_path_ops);`;

let url: string;
let client: pg.Client;
beforeEach(async () => {
  const other = new URL(servers().urls.owner);
  const name = `visibility_${randomUUID()}`;
  await createDatabase(other.href, name);
  other.pathname = name;
  url = other.href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterEach(() => client.end());

const address = () => servers().temporalAddress;
const definitions = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await visibilityIndexes(client)).map(({ name, definition }) => [name, definition]),
  );
const names = async () => Object.keys(await definitions());
const output = z.object({ stdout: z.string(), stderr: z.string() });
/** Tells what the command has printed, also where it fails. */
async function indexes(...command: string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    TEMPORAL_VISIBILITY_URL: url,
    TEMPORAL_ADDRESS: address(),
  };
  const file = path.resolve(import.meta.dirname, '../../scripts/temporal-indexes.ts');
  const run = promisify(execFile)(process.execPath, [file, ...command], { env });
  const told = await run.catch((error: unknown) => output.parse(error));
  return told.stdout + told.stderr;
}

/** Those of our search attributes, wherever the server has put them. */
async function ours(): Promise<string[]> {
  const fields = await fieldsInUse({ address: address() });
  expect(fields.size).toBe(Object.keys(searchAttributes).length);
  return [...fields].map((field) => `by_${field}`);
}

describe('the indexes of searches', () => {
  beforeEach(() => client.query(likeTemporals));

  it('go where nobody searches by them, and come back as they were', async () => {
    const before = await definitions();
    expect(await indexes('drop')).toMatch(/^Dropped 12: by_build_ids, /m);
    const kept = ['by_brandnew', 'by_status', 'by_temporal_reported_problems', 'by_workflow_id'];
    expect((await names()).sort()).toEqual(
      [...kept, ...(await ours()), 'default_idx', 'executions_visibility_pkey'].sort(),
    );
    expect(await indexes('restore')).toMatch(/^Restored 12: by_build_ids, /m);
    expect(await definitions()).toEqual(before);
  });

  it('are dropped and restored once, however often it is asked for', async () => {
    const before = await definitions();
    await indexes('drop');
    const after = await definitions();
    expect(await indexes('drop')).toContain('Dropped 0.');
    expect(await definitions()).toEqual(after);
    await indexes('restore');
    expect(await indexes('restore')).toContain('Restored 0.');
    expect(await definitions()).toEqual(before);
  });

  it('are listed, with who needs them, and stay', async () => {
    const before = await definitions();
    const listed = await indexes('list');
    expect(listed).toMatch(/^by_build_ids +unused \(buildids\)$/m);
    expect(listed).toMatch(/^by_brandnew +kept: not known to this version \(brandnew\)$/m);
    expect(listed).toContain(`${Object.keys(before).length} indexes are there, 0 are dropped.`);
    expect(await definitions()).toEqual(before);
    await indexes('drop');
    expect(await indexes('list')).toMatch(/^by_build_ids +dropped \(buildids\)$/m);
  });

  it('stay or come back where an operator wants them', async () => {
    await indexes('drop', '--keep', 'by_history_length');
    expect(await names()).toContain('by_history_length');
    expect(await names()).not.toContain('by_build_ids');
    expect(await indexes('drop', '--keep', 'by_build_ids')).toContain('Restored 1: by_build_ids.');
    expect(await names()).not.toContain('by_history_length');
    expect(await indexes('drop', '--keep', 'by_nobody')).toContain('no index is called by_nobody');
  });

  it('are what an update of the schema has made of them', async () => {
    await indexes('drop');
    const newer =
      'create index by_build_ids on executions_visibility (namespace_id, history_length)';
    await client.query(`alter table executions_visibility drop column TemporalBool01; ${newer}`);
    await indexes('restore');
    const after = await definitions();
    expect(after['by_build_ids']).toContain('(namespace_id, history_length)');
    expect(after).not.toHaveProperty('by_temporalbool01');
    expect(after).toHaveProperty('by_history_length');
    expect(await indexes('restore')).toContain('Restored 0.');
  });

  it('are built anew where building them was cut short', async () => {
    await indexes('drop');
    const halfBuilt = `create index by_history_length on executions_visibility (status);
      update pg_index set indisvalid = false where indexrelid = 'by_history_length'::regclass`;
    await client.query(halfBuilt);
    await indexes('restore');
    const restored = (await visibilityIndexes(client)).find(
      (it) => it.name === 'by_history_length',
    );
    expect(restored).toMatchObject({ isValid: true, column: 'history_length' });
  });

  it('are left to who is at them already', async () => {
    await client.query("select pg_advisory_lock(hashtext('dinhdanh:temporal-indexes'))");
    expect(await indexes('drop')).toContain('changed by another process');
    expect(await names()).toContain('by_build_ids');
  });
});

it('is said when the database is another one, or the command no command', async () => {
  expect(await indexes('drop')).toContain("is not Temporal's visibility database");
  expect(await indexes('dorp')).toContain('npm run temporal:indexes -- list|drop');
});

const withSchema = existsSync(temporalSchema) ? test : test.skip;
withSchema(
  "of Temporal's own 74 indexes 11 stay, and those of search attributes, and all come back",
  async () => {
    await client.query(readFileSync(temporalSchema, 'utf8'));
    const before = await definitions();
    expect(Object.keys(before)).toHaveLength(74);
    await indexes('drop');
    const { size } = await fieldsInUse({ address: address() });
    expect(await names()).toHaveLength(11 + size);
    await indexes('restore');
    expect(await definitions()).toEqual(before);
  },
);
