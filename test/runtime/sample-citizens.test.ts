import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readyTable } from '../../scripts/runtime/ready-table.ts';
import { sampleCitizens } from '../../scripts/runtime/sample-citizens.ts';
import { everythingStuck } from '../../src/domain/staff/stuck-queries.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { startSimulators, type StartedSimulators } from '../simulators/start.ts';

let simulators: StartedSimulators;
beforeAll(async () => {
  simulators = await startSimulators();
});
afterAll(() => simulators.close());

test('nobody is offered whom the carrier refuses', async () => {
  const names = (await sampleCitizens(simulators.url)).map(({ fullName }) => fullName);
  expect(names).toContain('Nguyễn Văn An');
  expect(names).not.toContain('Vũ Đức Thắng');
});

test('the table leads to the flows that are stuck, by a query of the Temporal UI', () => {
  const own = { hasDatabase: true, hasTemporal: true };
  const table = readyTable({ config: loadConfig({}), citizens: undefined, own });
  const [, query = ''] = /Flows that are stuck\s+http\S+\/workflows\?query=(\S+)/.exec(table) ?? [];
  expect(decodeURIComponent(query)).toBe(everythingStuck);
});

test('when everybody has an account, the table says so', () => {
  const own = { hasDatabase: true, hasTemporal: true };
  expect(readyTable({ config: loadConfig({}), citizens: [], own })).toContain(
    'Everybody of the samples has an account by now.',
  );
});
