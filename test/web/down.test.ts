import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { freePort } from '../../scripts/runtime/ports.ts';
import { readAssets } from '../../web/build/assets.ts';
import { createCheckSolver } from '../../web/bot-check/check-solver.ts';
import { createWeb } from '../../web/create-web.ts';
import { openConnections } from '../../web/http/transport.ts';
import { paths, registerPath } from '../../web/paths.ts';
import { flowTexts } from '../../web/texts/flow.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { rawGet } from './support/raw-get.ts';
import { fillDetails, startWebSystem, submit, type WebSystem } from './support/web-system.ts';

describe('pages whose API is out of reach', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
  const failures: unknown[] = [];
  const now = (): Date => new Date();
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const app = express().use(
      createWeb({
        settings: {
          apiUrl: `http://127.0.0.1:${await freePort()}`,
          origin,
          agentUrl: 'http://127.0.0.1:9',
          session: { seconds: 43_200, idleSeconds: 1_800, idleLevel3Seconds: 900 },
          development: null,
          temporalUi: null,
        },
        connections: openConnections('hop'),
        sealer: {
          seal: (plain) => Buffer.from(plain).toString('base64url'),
          open: (sealed) => Buffer.from(sealed, 'base64url'),
        },
        assets: await readAssets(folder),
        solver: createCheckSolver(now),
        networkOf: () => '127.0.0.0/24',
        streams: { enter: () => () => undefined, stopping: new AbortController().signal },
        now,
        logPage: () => undefined,
        logError: (error) => failures.push(error),
      }),
    );
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  }, 60_000);
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test.each(['/vi/dang-ky', '/en/dang-ky'])('%s says so, and when to come again', async (page) => {
    const answer = await fetch(origin + page);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(failures.length).toBeGreaterThan(0);
  });

  test('the signing agent can be had all the same: the very file that its page names', async () => {
    const html = await (await fetch(`${origin}/vi${paths.agent}`)).text();
    const [address = ''] = /\/assets\/dinhdanh-agent-[\w.-]+/.exec(html) ?? [];
    const file = await rawGet(origin + address, { 'accept-encoding': 'br, gzip' });
    expect(file.headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="dinhdanh-agent-[\d.]+\.tar\.gz"$/,
      ),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(file.headers).not.toHaveProperty('content-encoding');
    expect(html).toContain(createHash('sha256').update(file.bytes).digest('hex'));
  });

  test('a form is there to be sent again, by the same key', async () => {
    const key = randomUUID();
    const at = registerPath('mobile_subscriber');
    const answer = await fetch(`${origin}/vi${at}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ key, at, fullName: 'Nguyễn Thị Hòa', password: 'secret-1' }),
    });
    expect(answer.status).toBe(503);
    const html = await answer.text();
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    expect(html).not.toContain('secret-1');
    // Only its own form can send a secret again: it is led there, with what else was typed.
    expect(html).toContain(`href="/vi${at}"`);
    expect(cookies.some((cookie) => cookie?.startsWith('__Host-dinhdanh_draft='))).toBe(true);

    const plain = await fetch(`${origin}/vi${at}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ key, at, flow: 'of-the-page', fullName: 'Nguyễn Thị Hòa' }),
    });
    const again = await plain.text();
    expect(again).toContain(`name="key" value="${key}"`);
    expect(again).toContain('name="flow" value="of-the-page"');
    expect(again).toContain('value="Nguyễn Thị Hòa"');
  });
});

describeInBrowser('pages whose worker is away', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 180_000);
  afterAll(() => system.stop(), 30_000);

  test('wait, and go on by themselves once it is back', async () => {
    const citizen = await system.aPerson();
    const page = await browser.open({ width: 320 });
    await page.goto(system.at('vi', registerPath('mobile_subscriber')));
    await fillDetails(page, citizen);
    await submit(page);
    await page.fill('[name=code]', await system.nextCode(citizen.phone, 0));
    await system.kill('worker');
    await submit(page);
    await page.waitForSelector('flow-wait', { timeout: 60_000 });
    expect(await page.locator('h1').textContent()).toBe(flowTexts.pendingTitle.vi);
    await look(page);
    await system.start('worker');
    await page.waitForSelector('[name=repeated]', { timeout: 60_000 });
    await look(page);
  }, 150_000);
});
