import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import {
  alarms,
  namedFigures,
  prometheusFolder,
  runbook,
  runbookQueries,
} from '../support/alarms.ts';

const promtool = process.env['PROMTOOL'] ?? 'promtool';
const hasPromtool = spawnSync(promtool, ['--version']).status === 0;

test('there are alarms, each of another name', () => {
  expect(alarms.length).toBeGreaterThan(20);
  expect(new Set(alarms.map(({ alert }) => alert)).size).toBe(alarms.length);
  expect(namedFigures.length).toBeGreaterThan(20);
});

describe('each alarm', () => {
  test.each(alarms)('$alert says how bad it is, what it is, and where its cure stands', (alarm) => {
    const { alert, labels, annotations } = alarm;
    expect(['critical', 'warning']).toContain(labels['severity']);
    expect(annotations['summary']).toMatch(/\w/);
    expect(annotations['runbook_url']).toBe(`docs/operations.md#${alert.toLowerCase()}`);
    const [, section = ''] = runbook.split(`\n### ${alert}\n`);
    const [own = ''] = section.split('\n### ');
    expect(own).toMatch(/\n\w.+\n\nQuery: `.+`.*\.\n\nCure: \S.+/);
  });
});

test('the runbook has no alarm that there is not', () => {
  const told = [...runbook.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
  expect(told).toEqual(alarms.map(({ alert }) => alert));
  expect(runbookQueries('select ').length).toBeGreaterThan(3);
  expect(runbookQueries('ExecutionStatus').length).toBeGreaterThan(3);
});

if (hasPromtool) {
  test.each([
    ['check', 'rules', 'alerts.yml'],
    ['test', 'rules', 'alerts.test.yml'],
  ])('promtool %s %s %s', (...args) => {
    const { status, stdout, stderr } = spawnSync(promtool, args, {
      cwd: prometheusFolder,
      encoding: 'utf8',
    });
    expect([status, stdout + stderr]).toEqual([0, expect.any(String)]);
  });
} else {
  test.skip('promtool is not installed (Debian: prometheus; PROMTOOL names it): rules are not tried', () =>
    undefined);
}
