import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { replaceSection, retentionTable } from '../../scripts/readme/sections.ts';
import { daysKept, retention } from '../../src/domain/retention.ts';
import { loadConfig } from '../../src/platform/config.ts';

test('the table of docs/operations.md is that of the code (npm run readme writes it)', () => {
  const file = path.join(import.meta.dirname, '../../docs/operations.md');
  const operations = readFileSync(file, 'utf8');
  expect(replaceSection(operations, 'retention', retentionTable())).toBe(operations);
});

test('flows and the acts of staff are kept as long as the setting says, whose default is told', () => {
  const { flowRetentionDays } = loadConfig({});
  expect(retention.flow.kept.usually).toBe(flowRetentionDays);
  expect(daysKept('staff_act', { flowRetentionDays: 30 })).toBe(30);
  expect(daysKept('data_request', { flowRetentionDays: 30 })).toBe(365);
});
