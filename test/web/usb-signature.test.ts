import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { freePort } from '../../scripts/runtime/ports.ts';
import { createSoftToken } from '../../scripts/runtime/soft-token.ts';
import { registerPath } from '../../web/paths.ts';
import { answerPrompt, type RunningAgent, startAgent } from '../support/agent.ts';
import { certificatesAt } from '../support/certificates.ts';
import { aCitizen } from '../support/citizens.ts';
import { describeWithToken, type SoftToken } from '../support/soft-token.ts';
import { until } from '../support/until.ts';
import { subjectOf } from '../support/usb-login.ts';
import { describeInBrowser } from './support/browser.ts';
import { type FakeAnswers, startFakeAgent } from './support/fake-agent.ts';
import { look } from './support/look.ts';
import { seenOn } from './support/seen.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

const submitName = 'Ký bằng USB ký số';
const version = { body: '{"version":"1.0.0","formats":["web-eid:1.0"]}' };
const refusal = (code: string, more = {}) => ({
  status: 422,
  body: JSON.stringify({ code, text: { vi: '<script>alert(1)</script>' }, ...more }),
});

describeInBrowser('a signature by a USB token', (browser) => {
  let system: WebSystem;
  let port: number;
  beforeAll(async () => {
    port = await freePort();
    system = await startWebSystem({ SIGNING_AGENT_URL: `http://127.0.0.1:${port}` });
  }, 90_000);
  afterAll(() => system.stop(), 30_000);

  const start = async (page: Page, language: 'vi' | 'en' = 'vi', subject = '') => {
    await page.goto(system.at(language, registerPath('usb_signature') + subject));
    await page.check('[name=consent]');
    await submit(page);
    await page.waitForURL('**/ho-so/*');
  };
  const sign = (page: Page) => page.getByRole('button', { name: submitName }).press('Enter');
  /** Waits until the page says how it stands, and that it is so. */
  const shown = async (page: Page, state: string) => {
    const before = new Set([
      'form',
      'looking',
      'sending',
      ...(state === 'asking' ? [] : ['asking']),
    ]);
    const parts = page.locator('[data-state]:not([hidden])');
    const said = await until(`the page to say ${state}`, async () => {
      for (const part of await parts.all()) {
        const name = await part.getAttribute('data-state');
        if (name !== null && !before.has(name)) return name;
      }
      return undefined;
    });
    expect(said).toBe(state);
  };

  test('without JavaScript the page says so, and names other ways', async () => {
    const page = await browser.open({ javaScript: false, language: 'en', width: 320 });
    await start(page, 'en');
    await look(page);
    expect(await page.locator('[data-state=form]').isVisible()).toBe(false);
    await page.click('text=Register by another method');
    expect(new URL(page.url()).pathname).toBe('/en/dang-ky');
  }, 60_000);

  test('no agent: the page says what to get and how', async () => {
    const page = await browser.open({ width: 320 });
    await start(page);
    await look(page);
    await sign(page);
    await shown(page, 'AgentAbsent');
    // The browser's own word on an address where nobody listens.
    seenOn(page).complaints.length = 0;
    await look(page);
    await page.click('[data-state=AgentAbsent] a');
    await look(page);
    expect(await page.locator('main').innerText()).toContain(`http://127.0.0.1:${port}`);
  }, 60_000);

  test.each<[string, FakeAnswers]>([
    ['AgentTooOld', { version: { ...refusal('AgentTooOld'), status: 409 } }],
    ['AgentStrange', { version: { body: '<!doctype html>' } }],
    ['AgentStrange', { version: { body: '{"version":1}' } }],
    ['AgentStrange', { version: { status: 500, body: '{"code":"__proto__"}' } }],
    ['AgentStrange', { version, authenticate: { body: 'null' } }],
    ['AgentStrange', { version, authenticate: { body: '{"format":"web-eid:1.0"}' } }],
    ['AgentSilent', {}],
    ['OriginNotAllowed', { version, isForeign: true }],
    ['AgentBusy', { version, authenticate: refusal('AgentBusy') }],
    ['DriverMissing', { version, authenticate: refusal('DriverMissing') }],
    ['PinWrongFew', { version, authenticate: refusal('PinWrong', { pinTries: 'few' }) }],
    ['PinWrongOne', { version, authenticate: refusal('PinWrong', { pinTries: 'one' }) }],
    ['PinLocked', { version, authenticate: refusal('PinLocked') }],
  ])(
    '%s: %j',
    async (state, answers) => {
      const page = await browser.open();
      await start(page);
      const agent = await startFakeAgent(port, answers);
      await sign(page);
      await shown(page, state);
      expect(await page.locator('[data-state]:visible').count()).toBe(2); // it, and the form
      expect(await page.locator('script').count()).toBe(2);
      await page.close();
      await agent.stop();
    },
    60_000,
  );

  test('what is signed by nobody is refused by the portal, which asks for another signature', async () => {
    const page = await browser.open();
    await start(page);
    const body = '{"format":"x","algorithm":"x","unverifiedCertificate":"AAAA","signature":"AAAA"}';
    const agent = await startFakeAgent(port, { version, authenticate: { body } });
    await sign(page);
    await page.waitForSelector('.govuk-error-summary');
    expect(await page.title()).toMatch(/^Lỗi: /);
    await look(page);
    await agent.stop();
  }, 60_000);

  describeWithToken('with the real agent and SoftHSM2', () => {
    let token: SoftToken;
    let agent: RunningAgent;
    beforeAll(async () => {
      token = await createSoftToken();
      const ca = certificatesAt(system.simulators.url);
      const { key, certificate } = await ca.issue({ subject: subjectOf(aCitizen()) });
      await token.put('one', key, certificate);
      const { module, environment } = token;
      agent = await startAgent({ module, environment, origin: system.url, port });
    }, 60_000);
    afterAll(async () => {
      await agent.stop();
      token.remove();
    });

    test('declined, without the token, by a wrong PIN; then signed and registered', async () => {
      const page = await browser.open();
      await start(page);
      const signWith = async (reply: Parameters<typeof answerPrompt>[1]) => {
        const prompt = agent.nextPrompt();
        await page.reload();
        await sign(page);
        await shown(page, 'asking');
        await answerPrompt(await prompt, reply);
      };
      await signWith({ cancel: true });
      await shown(page, 'Cancelled');
      token.pullOut();
      await page.reload();
      await sign(page);
      await shown(page, 'TokenAbsent');
      token.putIn();
      await signWith({ pin: '000000' });
      // SoftHSM sets the flag of few tries after the first wrong one.
      await shown(page, 'PinWrongFew');
      await signWith({ pin: token.pin });
      await page.waitForSelector('[name=email]');
      await page.locator('[name=email]').press('Enter');
      await page.waitForSelector('.govuk-panel--confirmation');
    }, 120_000);
  });
});
