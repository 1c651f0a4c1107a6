import { expect, test } from '@jest/globals';
import { type FlowName, flowNames, rowOf } from '../../../src/domain/flows/flows.ts';
import type { FlowRow } from '../../../src/domain/flows/flow-row.ts';
import { startPath } from '../../../src/domain/flows/kinds.ts';
import { methodNames } from '../../../src/domain/methods/methods.ts';
import { schedules } from '../../../src/domain/schedules.ts';
import * as workflows from '../../../src/workflows/index.ts';

const scheduled = Object.values(schedules).map(({ workflow }) => workflow);

test('each row of the matrix has a workflow, and each workflow a row, or a schedule', () => {
  const named = flowNames.map((name) => rowOf(name).workflow);
  expect([...named, ...scheduled].sort()).toEqual(Object.keys(workflows).sort());
});

test('each method is used by some kind of flow, and each flow starts at a route of its own', () => {
  const names = new Set<string>(flowNames.map(({ method }) => method));
  expect(methodNames.filter((method) => !names.has(method))).toEqual([]);
  expect(new Set(flowNames.map(startPath)).size).toBe(flowNames.length);
});

test('a row cannot name a step that is not declared, or have none', () => {
  const row = { ...rowOf({ kind: 'registration', method: 'mobile_subscriber' }) };
  // @ts-expect-error: no such step is declared
  const undeclared: FlowRow = { ...row, steps: ['details', 'fingerprint'] };
  // @ts-expect-error: a flow without a step starts nowhere
  const empty: FlowRow = { ...row, steps: [] };
  // @ts-expect-error: no such row
  const missing: FlowName = { kind: 'registration', method: 'fingerprint' };
  expect([undeclared, empty, missing]).toHaveLength(3);
});
