import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { registerPath } from '../../web/paths.ts';
import { startRelay, throughRelay } from '../support/start-relay.ts';
import { vietnamPost } from '../support/vietnam-post.ts';
import { until } from '../support/until.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

const pin = '246810';
const done = '.govuk-panel--confirmation';

describeInBrowser('what a phone or the Post proves', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem({ SIM_COOL_DOWN_SECONDS: '1' });
  }, 90_000);
  afterAll(() => system.stop(), 30_000);

  /** Starts a registration by the SIM of a new citizen. */
  const atPrompt = async (page: Page, url: string, details = {}) => {
    const { phone } = await system.aPerson({ sim: { pin }, ...details });
    await page.goto(url);
    await page.fill('[name=phone]', phone);
    await page.check('[name=consent]');
    await submit(page);
    const prompt = await system.simulators.prompt(phone);
    return { phone, prompt };
  };
  const sim = () => system.at('vi', registerPath('sim_signature'));
  const sign = async (phone: string) => {
    const { id } = await system.simulators.prompt(phone);
    await system.simulators.answerPrompt(phone, id, { pin });
  };

  test('a SIM: the code stands there before the phone is answered; a refusal says why, and the flow stays', async () => {
    const page = await browser.open({ width: 320 });
    const { phone, prompt } = await atPrompt(page, sim());
    expect(await page.locator('.portal-shown__value').innerText()).toBe(prompt.code);
    await look(page);
    await system.simulators.answerPrompt(phone, prompt.id, { cancel: true });
    await page.waitForSelector('.govuk-error-summary');
    expect(await page.title()).toMatch(/^Lỗi: /);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('từ chối');
    await look(page);
    await until('another prompt, once the cool-down is over', async () => {
      if ((await page.locator('.portal-shown__value').count()) === 1) return true;
      await page.getByRole('button', { name: 'Gửi lại yêu cầu' }).focus();
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      return false;
    });
    await sign(phone);
    await page.locator('[name=email]').focus();
    await look(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector(done);
  }, 90_000);

  test('an enterprise by SIM, without JavaScript: looks again itself, and must give an e-mail', async () => {
    const page = await browser.open({ javaScript: false, language: 'en' });
    const url = system.at('en', `${registerPath('sim_signature')}/doanh-nghiep`);
    const enterprise = { fullName: 'Công ty Sao Mai', taxCode: '0100109106' };
    const { phone } = await atPrompt(page, url, enterprise);
    await look(page);
    await sign(phone);
    await until('the data to confirm', async () => {
      if ((await page.locator('[name=email]').count()) === 1) return true;
      await page.click('text=Look again');
      return false;
    });
    await submit(page);
    expect(await page.title()).toMatch(/^Error: /);
    await page.fill('[name=email]', 'a@saomai.example');
    await submit(page);
    await page.waitForSelector(done);
  }, 90_000);

  test('a page whose stream is cut all the time neither loads in a loop nor misses the change', async () => {
    const { hostname: host, port } = new URL(system.url);
    const relay = await startRelay({ host, port: Number(port) });
    const page = await browser.open();
    const { phone } = await atPrompt(page, throughRelay(sim(), relay));
    await page.waitForSelector('flow-wait [role=status]');
    let loads = 0;
    let streams = 0;
    page.on('framenavigated', () => (loads += 1));
    page.on('request', (request) => (streams += request.url().includes('/su-kien') ? 1 : 0));
    const cutting = setInterval(relay.cut, 2_000);
    try {
      await page.locator('flow-wait a').focus();
      await until('three streams', () => Promise.resolve(streams >= 3));
      expect(loads).toBe(0);
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Kiểm tra lại');
      await sign(phone);
      await page.waitForSelector('[name=email]');
    } finally {
      clearInterval(cutting);
      await page.close();
      await relay.close();
    }
  }, 90_000);

  test('the Post: a cancelled sign-in loses nothing; papers that are checked later go on by themselves', async () => {
    const page = await browser.open();
    const post = vietnamPost(system);
    const citizen = await post.known(false);
    await page.goto(system.at('vi', registerPath('vietnam_post')));
    await page.check('[name=consent]');
    await submit(page);
    await look(page);
    const goThere = page.getByRole('button', { name: 'Sang trang Bưu điện' });
    await goThere.click();
    await page.click('button[value=cancel]');
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('đã hủy');
    await goThere.click();
    await page.fill('[name=username]', citizen.post.username);
    await page.fill('[name=password]', citizen.post.password);
    await page.click('button[value=signIn]');
    await page.waitForSelector('h1:has-text("Mang giấy tờ đến bưu cục")');
    expect(page.url()).toMatch(/\/vi\/ho-so\/[a-z0-9]{6}$/);
    await look(page);
    await post.checkPapers(citizen);
    await page.waitForSelector('[name=email]');
    await submit(page);
    await page.waitForSelector(done);
  }, 90_000);

  test('a sign-in at the Post of a flow that the browser does not hold is not taken', async () => {
    const post = vietnamPost(system);
    const theirs = await post.start();
    const citizen = await post.known(true);
    const page = await browser.open();
    await page.goto(theirs.step?.redirect?.url ?? '');
    await page.fill('[name=username]', citizen.post.username);
    await page.fill('[name=password]', citizen.post.password);
    await page.click('button[value=signIn]');
    expect(new URL(page.url()).pathname).toBe('/callbacks/vietnam-post/return');
    expect((await post.now(theirs)).step?.name).toBe('vietnam_post');
  }, 60_000);
});
