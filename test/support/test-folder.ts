import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bringUp, type Plan } from '../../scripts/runtime/bring-up.ts';
import { guardPlan } from '../../scripts/runtime/guard-plan.ts';
import { endLeftovers } from '../../scripts/runtime/leftovers.ts';
import type { Part } from '../../scripts/runtime/part.ts';
import { recordOf } from '../../scripts/runtime/process-record.ts';
import { changeRunFile, rememberProcess } from '../../scripts/runtime/run-file.ts';

export type TestFolder = {
  path: string;
  /** Starts a part and waits until it is ready. */
  start: (plan: Plan) => Promise<Part>;
};

const started = new Map<string, Part[]>();

/** A folder in which a test runs processes. When the test is killed, they end and the folder goes. */
export async function createTestFolder(): Promise<TestFolder> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-test-'));
  chmodSync(folder, 0o755); // PostgreSQL enters it under another account when we are root
  changeRunFile(folder, { supervisor: recordOf(process.pid) });
  started.set(folder, []);
  const start = async (plan: Plan): Promise<Part> => {
    const remember = ({ pid }: Part): void => {
      rememberProcess(folder, plan.name, pid);
    };
    const part = await bringUp(plan, new AbortController().signal, remember);
    remember(part);
    started.get(folder)?.push(part);
    return part;
  };
  await start(guardPlan(folder, 'remove'));
  return { path: folder, start };
}

/** Ends the folder's processes, the last one started first, and removes it. */
export async function removeTestFolder(folder: string): Promise<void> {
  for (const part of started.get(folder)?.toReversed() ?? []) await part.stop();
  // Those of the global setup are out of reach for the global teardown, but written down.
  await endLeftovers(folder);
  rmSync(folder, { recursive: true, force: true });
}
