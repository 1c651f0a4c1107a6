import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { paths, registerPath } from '../../web/paths.ts';
import { password } from '../support/registration.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { fillDetails, startWebSystem, submit, type WebSystem } from './support/web-system.ts';

describeInBrowser('a flow in tabs, again and later', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 60_000);
  afterAll(() => system.stop());

  const begin = async (page: Page) => {
    const citizen = await system.aPerson();
    await page.goto(system.at('vi', registerPath('mobile_subscriber')));
    await fillDetails(page, citizen);
    return citizen;
  };

  test('each step of a registration: double click, reload, back and sent again, a late tab', async () => {
    const page = await browser.open();
    const citizen = await begin(page);
    await clickTwice(page);
    await heading(page, 'Nhập mã OTP');
    const flow = page.url();
    expect(await flowCookies(page)).toHaveLength(1);

    const late = await page.context().newPage();
    await late.goto(flow);
    await page.reload();
    const code = await system.nextCode(citizen.phone, 0);
    await page.fill('[name=code]', code);
    await clickTwice(page);
    await heading(page, 'Đặt mật khẩu');
    // The other tab still shows the step before: what it sends counts for nothing.
    await late.fill('[name=code]', '000000');
    await submit(late);
    await heading(late, 'Đặt mật khẩu');
    expect(await late.innerText('[role=status]')).toContain('Hồ sơ đã sang bước khác');

    await page.goBack();
    await heading(page, 'Thông tin|Đăng ký bằng|Đặt mật khẩu');
    await page.goto(flow);
    await page.fill('[name=password]', password);
    await page.fill('[name=repeated]', password);
    await clickTwice(page);
    await heading(page, 'Đăng ký thành công');
    await page.reload();
    await heading(page, 'Đăng ký thành công');
    await submit(late);
    await heading(late, 'Đăng ký thành công');
    expect(await system.simulators.codes(citizen.phone)).toHaveLength(1);
  }, 90_000);

  test('two in two tabs do not mix, and both are in the list', async () => {
    const one = await browser.open({ width: 320, javaScript: false });
    await begin(one);
    await submit(one);
    await heading(one, 'Nhập mã OTP');
    const other = await one.context().newPage();
    const citizen = await begin(other);
    await submit(other);
    await heading(other, 'Nhập mã OTP');
    await other.fill('[name=code]', await system.nextCode(citizen.phone, 0));
    await submit(other);
    await heading(other, 'Đặt mật khẩu');
    await one.reload();
    await heading(one, 'Nhập mã OTP');
    await one.goto(system.at('vi', paths.flows));
    await look(one);
    expect(await one.locator('.govuk-summary-card').count()).toBe(2);
  }, 90_000);

  test('the next day the browser still has it; a shared computer forgets it', async () => {
    const page = await browser.open({ width: 320, javaScript: false });
    await begin(page);
    await submit(page);
    const [cookie] = await flowCookies(page);
    const hours = ((cookie?.expires ?? 0) - Date.now() / 1000) / 3600;
    expect(hours).toBeGreaterThan(23);
    await page.click('main a[href$="/thong-tin"]');
    await look(page);
    await page.click('form[action$="/khong-luu"] button');
    expect(await page.innerText('main')).toContain('không giữ hồ sơ nào');
    expect(await flowCookies(page)).toEqual([]);
  }, 60_000);

  test('the language is switched in the middle: the same step, with what was typed', async () => {
    const page = await browser.open({ width: 320, javaScript: false });
    await page.goto(system.at('vi', registerPath('mobile_subscriber')));
    await page.fill('[name=fullName]', 'Nguyễn Văn Ân');
    await page.click('button[name=switch]');
    expect(new URL(page.url()).pathname).toBe(`/en${registerPath('mobile_subscriber')}`);
    expect(await page.inputValue('[name=fullName]')).toBe('Nguyễn Văn Ân');
  }, 60_000);
});

/** As somebody does who is impatient; without the script's own guard. */
async function clickTwice(page: Page): Promise<void> {
  const form = "document.querySelector('main form')";
  await page.evaluate(`${form}.submit(); ${form}.submit()`);
}

async function heading(page: Page, pattern: string): Promise<void> {
  await page.locator('h1', { hasText: new RegExp(pattern) }).waitFor();
}

async function flowCookies(page: Page) {
  const cookies = await page.context().cookies();
  return cookies.filter(({ name }) => name.startsWith('__Host-dinhdanh_flow_'));
}
