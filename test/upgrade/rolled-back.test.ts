import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findStuck } from '../../scripts/ops/find-stuck.ts';
import { loadConfig } from '../../src/platform/config.ts';
import {
  toldInAnotherOrder,
  type Version,
  writeChangedVersion,
} from '../support/changed-version.ts';
import { atCode } from '../support/complete-registration.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { createTestFolder, removeTestFolder, type TestFolder } from '../support/test-folder.ts';
import { until } from '../support/until.ts';
import { startWorkerBeside } from '../support/worker-beside.ts';

/** Temporal tells of a workflow whose task fails after some tries, with growing pauses. */
const foundMs = 180_000;
const mostMs = 600_000;

let folder: TestFolder;
let system: System;
let broken: Version;
beforeAll(async () => {
  folder = await createTestFolder();
  const writing = writeChangedVersion(path.join(folder.path, 'broken'), [toldInAnotherOrder]);
  // What an operator ends is told soon.
  const settings = { CLOSED_FLOWS_EVERY_MS: '500', CLOSED_FLOWS_AFTER_MS: '1000' };
  [broken, system] = await Promise.all([writing, startSystem(settings)]);
}, mostMs);
afterAll(async () => {
  await system.stop();
  await removeTestFolder(folder.path);
}, 60_000);

/** What `npm run ops -- stuck --query wedged` lists. */
async function wedged(): Promise<string[]> {
  const { temporal } = loadConfig(system.environment);
  const found = await findStuck(temporal, { names: ['wedged'], now: new Date() });
  return found.flatMap(({ flows }) => flows.map(({ id }) => id));
}

const toBeFound = ({ id }: FlowView) =>
  until('the flow to be found', async () => (await wedged()).includes(id), foundMs);

const choose = (flow: FlowView) =>
  system.portal.step(flow, 'password', { password, repeated: password });

/** Starts a registration as whichever worker runs tells it. */
async function begin(): Promise<FlowView> {
  const { body } = await registration(system).known();
  return flowOf(await system.portal.start(body));
}

test(
  'a breaking change that is rolled out on open flows is seen at once; after going back they go on, and nothing is lost',
  async () => {
    const [met, asleep] = [await atCode(system), await atCode(system)];
    const bad = await startWorkerBeside(system, folder, broken);
    expect(await system.end('worker')).toBe('code 0');

    // The flow that gets a message waits, and its citizen is told so; operators find it, and what has failed.
    expect((await met.type()).status).toBe(202);
    await toBeFound(met.flow);
    expect(await wedged()).toEqual([met.flow.id]);
    // What the alarm WorkflowTasksFail goes by.
    expect(await (await fetch(bad.metricsUrl)).text()).toMatch(
      /^temporal_workflow_task_execution_failed_total\{.*workflow_type="registerByMobileSubscriber".*\} [1-9]/m,
    );
    expect(await system.logs()).toContain('TMPRL1100');
    const begun = await begin();

    // Back: the version before goes on with what it had begun.
    await system.start('worker');
    expect(await bad.end('worker')).toBe('code 0');
    for (const { flow, complete } of [met, asleep]) {
      expect((await complete()).status).toBe('completed');
      expect(await system.audit(flow.id, 'otp.verified')).toHaveLength(1);
      expect(await system.audit(flow.id, 'account.created')).toHaveLength(1);
    }

    // What was begun under the change it cannot go on with: operators find it, and end it.
    expect(begun.step?.name).toBe('password');
    await choose(begun);
    await toBeFound(begun);
    expect(await wedged()).toEqual([begun.id]);
    await system.terminate(begun.id);
    await until('its row to end', async () => {
      const { status } = flowOf(await system.portal.read(begun));
      return status === 'cancelled';
    });
    expect(problemOf(await choose(begun)).code).toBe('FlowCancelled');
  },
  mostMs,
);
