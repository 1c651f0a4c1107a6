import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { challengeIn } from '../../web/bot-check/challenge-in.ts';
import { createCheckSolver } from '../../web/bot-check/check-solver.ts';
import { createBotCheck } from '../../src/api/flows/bot-check.ts';
import { problems } from '../../src/domain/problems/problems.ts';
import { signInPath } from '../../web/paths.ts';
import { botCheckTexts } from '../../web/texts/bot-check.ts';
import { testKeys } from '../support/keys.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

/** A check whose challenges are solved at once, or after the most work that one may take. */
async function challenge(counter: number) {
  const check = createBotCheck({
    keys: testKeys,
    now: () => new Date(),
    isRequired: true,
    random: () => counter,
  });
  const offer = await check.offer({ isCareful: false });
  if (!offer.required) throw new Error('a challenge is required');
  return { check, challenge: challengeIn(JSON.parse(JSON.stringify(offer.challenge))) };
}

test('what is worked out for a browser is right; a network has twenty an hour of it', async () => {
  let at = Date.now();
  const solver = createCheckSolver(() => new Date(at));
  const { check, challenge: one } = await challenge(0);
  for (let n = 0; n < 20; n += 1) {
    const solution = (await solver.solve(one, '192.0.2.1')) ?? undefined;
    expect((await check.verify(solution)).outcome).toBe('solved');
  }
  expect(await solver.solve(one, '192.0.2.1')).toBeNull();
  expect(await solver.solve(one, '198.51.100.1')).not.toBeNull();
  at += 3_600_000;
  expect(await solver.solve(one, '192.0.2.1')).not.toBeNull();
}, 30_000);

test('one at a time, and four at most have a place', async () => {
  const solver = createCheckSolver(() => new Date());
  const { challenge: hard } = await challenge(400);
  const asked = ['a', 'b', 'c', 'd', 'e'].map((network) => solver.solve(hard, network));
  const solved = await Promise.all(asked);
  expect(solved.map((one) => one !== null)).toEqual([true, true, true, true, false]);
  expect(await solver.solve(hard, 'e')).not.toBeNull();
}, 60_000);

describeInBrowser('where the bot check is required', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem({ BOT_CHECK: 'true' });
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  test.each([true, false])(
    'a form is sent once it is solved, with JavaScript: %j',
    async (javaScript) => {
      const page = await browser.open({ width: 320, javaScript });
      page.setDefaultTimeout(60_000);
      await page.goto(system.at('vi', signInPath('password')));
      await look(page);
      const says = (await page.locator('main').innerText()).includes(botCheckTexts.byServer.vi);
      expect(says).toBe(!javaScript);
      await page.fill('[name=username]', '001090012345');
      await page.fill('[name=password]', 'Không-phải-1');
      await submit(page);
      await page.waitForURL('**/ho-so/*');
      await look(page);
      expect(await page.locator('main').innerText()).toContain(problems.CredentialsWrong.title.vi);
    },
    120_000,
  );

  test('a solution that is none brings the form back with another check, what was typed kept', async () => {
    const page = await browser.open({ width: 320, javaScript: false });
    await page.goto(system.at('vi', signInPath('sim_signature')));
    await page.fill('[name=phone]', '0961234501');
    await page.route(`**${signInPath('sim_signature')}`, async (route) => {
      const sent = route.request().postData();
      await route.continue(sent === null ? {} : { postData: `${sent}&botCheck=AAAA` });
    });
    await submit(page);
    await page.waitForSelector('.govuk-error-summary');
    await look(page);
    expect(await page.inputValue('[name=phone]')).toBe('0961234501');
    expect(await page.locator('main').innerText()).toContain(botCheckTexts.wrong.vi);
  }, 60_000);
});
