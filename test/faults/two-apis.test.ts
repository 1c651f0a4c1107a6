import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownPrograms } from '../../scripts/runtime/own-programs.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { hasHaproxy, type Proxy, startProxy } from '../deploy/support/haproxy.ts';
import { sendUntilAnswered } from '../support/kill-through.ts';
import { flowOf, type Portal, portal } from '../support/portal.ts';
import { password, registration, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { createTestFolder, removeTestFolder, type TestFolder } from '../support/test-folder.ts';

const withHaproxy = hasHaproxy ? describe : describe.skip;

withHaproxy('two APIs behind the proxy, as they are deployed', () => {
  let system: System;
  let folder: TestFolder;
  let proxy: Proxy;
  let through: Portal;

  beforeAll(async () => {
    system = await startSystem({ TRUSTED_PROXIES: '1' });
    folder = await createTestFolder();
    const other = await freePort();
    const environment = { ...system.environment, API_PORT: String(other) };
    await folder.start(ownPrograms(loadConfig(environment), environment).api);
    proxy = await startProxy([Number(new URL(system.url).port), other]);
    through = portal(proxy.url);
  }, 120_000);
  afterAll(async () => {
    await proxy.stop();
    await removeTestFolder(folder.path);
    await system.stop();
  }, 60_000);

  /** Registers by phone; each request is sent until it is answered, with its key. */
  async function register(onStart: () => Promise<void> = () => Promise.resolve()): Promise<string> {
    const { citizen, body } = await registration(system).known();
    const key = () => ({ key: randomUUID() });
    const [starts, codes, passwords] = [key(), key(), key()];
    const started = sendUntilAnswered(() => through.start(body, starts));
    await onStart();
    const flow = await started;
    const code = await system.simulators.code(citizen.phone);
    const proven = await sendUntilAnswered(() => through.step(flow, 'otp', { code }, codes));
    const chosen = { password, repeated: password };
    const done = await sendUntilAnswered(() =>
      through.step(withToken(flow, proven), 'password', chosen, passwords),
    );
    expect(done.status).toBe('completed');
    return flow.id;
  }

  test('one is killed while four register: each is registered, once; then it is as if it had never been', async () => {
    const four = Array.from({ length: 4 }, (_, at) =>
      register(at === 3 ? () => system.kill('api') : undefined),
    );
    for (const id of await Promise.all(four)) {
      expect(await system.audit(id, 'account.created')).toHaveLength(1);
    }
    // Nothing is sent twice from here on.
    for (let count = 0; count < 10; count += 1) {
      const { body } = await registration(system).known();
      expect(flowOf(await through.start(body)).step?.name).toBe('otp');
    }
  }, 120_000);
});
