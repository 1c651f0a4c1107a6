import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { embeddedPostgres } from '../../scripts/runtime/embedded-servers.ts';
import type { Part } from '../../scripts/runtime/part.ts';
import { migrate } from '../../scripts/runtime/start-system.ts';
import { type FlowView, flowOf } from '../support/portal.ts';
import { password, registration, withToken } from '../support/registration.ts';
import { runScript } from '../support/run-script.ts';
import { mayMount, type SmallDisk, smallDisk } from '../support/small-disk.ts';
import { type System, startSystem } from '../support/system.ts';
import { createTestFolder, removeTestFolder, type TestFolder } from '../support/test-folder.ts';
import { until } from '../support/until.ts';

/** Only root may mount a disk that is small enough to be full. */
const withSmallDisk = mayMount() ? describe : describe.skip;

withSmallDisk('a full disk under PostgreSQL', () => {
  let folder: TestFolder;
  let disk: SmallDisk;
  let postgres: Part;
  let system: System;

  beforeAll(async () => {
    folder = await createTestFolder();
    disk = smallDisk(path.join(folder.path, 'disk'), 400);
    const { plan, urls } = await embeddedPostgres(disk.path, true);
    postgres = await folder.start(plan);
    await migrate(urls, process.env);
    const settings = { DATABASE_URL: urls.writer, DATABASE_SEALER_URL: urls.sealer };
    system = await startSystem({ ...settings, REQUEST_DEADLINE_MS: '4000' });
    await system.start('sealer');
  }, 120_000);
  afterAll(async () => {
    await system.stop();
    await postgres.stop();
    disk.remove();
    await removeTestFolder(folder.path);
  }, 60_000);

  test('writes are refused with a code, reads go on, and nothing is lost when there is space again', async () => {
    const before = await registration(system).atOtp();
    disk.fill();

    const begun: FlowView[] = [];
    const refused = await until(
      'a write to find no room',
      async () => {
        const [{ body }, key] = [await registration(system).known(), randomUUID()];
        const answer = await system.portal.start(body, { key });
        if (!answer.ok) return { body, key, problem: answer.problem };
        begun.push(answer.flow);
        return undefined;
      },
      120_000,
    );
    expect(refused.problem).toMatchObject({ status: 503, code: 'ServiceUnavailable' });
    expect(flowOf(await system.portal.read(before.flow)).step?.name).toBe('otp');

    disk.free();
    const { body, key } = refused;
    const again = await until('the same start to be taken', async () => {
      const answer = await system.portal.start(body, { key });
      return answer.ok && answer.flow;
    });
    for (const flow of [...begun, again]) {
      await until('each flow to come to its code', async () => {
        return flowOf(await system.portal.read(flow)).step?.name === 'otp';
      });
    }
    const answer = await system.portal.step(before.flow, 'otp', { code: before.code });
    const flow = withToken(before.flow, flowOf(answer));
    const chosen = { password, repeated: password };
    expect(flowOf(await system.portal.step(flow, 'password', chosen)).status).toBe('completed');
    expect(await system.audit(flow.id, 'account.created')).toHaveLength(1);
    expect(await system.audit(flow.id, 'otp.verified')).toHaveLength(1);

    // Sealed as well: the sealer went on.
    const environment = Object.entries(system.environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    await until('the trail to be sealed and whole', async () => {
      return (
        (await runScript('scripts/audit-verify.ts', Object.fromEntries(environment))).code === 0
      );
    });
  }, 200_000);
});
