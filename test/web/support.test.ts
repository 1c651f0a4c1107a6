import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { startWebSystem, type WebSystem } from './support/web-system.ts';

describeInBrowser('a citizen in a browser', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 180_000);
  afterAll(() => system.stop());

  test.each([{ javaScript: true }, { javaScript: false }])(
    'registers by phone and signs in: %p',
    async ({ javaScript }) => {
      const page = await browser.open({ width: 320, javaScript });
      const citizen = await system.aPerson();
      await system.registerInBrowser(page, citizen);
      await look(page);
      await system.signInInBrowser(page, citizen);
      await look(page);
      expect(await page.locator('h1').textContent()).toBe(citizen.fullName);
    },
    60_000,
  );
});
