import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { paths, registerPath } from '../../web/paths.ts';
import { aPng } from '../support/files.ts';
import { newPassword, recoveries } from '../support/recoveries.ts';
import { password, registration } from '../support/registration.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { fillDetails, startWebSystem, submit, type WebSystem } from './support/web-system.ts';

const statement = 'Tôi chưa bao giờ đăng ký tài khoản này.\nTôi chỉ biết khi đi làm thủ tục.';

describeInBrowser('the three ways out', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem({ OTP_RESEND_AFTER_SECONDS: '1' });
  }, 60_000);
  afterAll(() => system.stop());

  test('a forgotten password, by the keyboard alone; a password manager files the new one', async () => {
    const { citizen } = await registered(system);
    const page = await browser.open({ width: 320 });
    await page.goto(system.at('vi', paths.forgottenPassword));
    await look(page);
    await typeInto(page, 'username', citizen.documentNumber);
    await heading(page, 'Nhập mã OTP');
    await typeInto(page, 'code', await system.nextCode(citizen.phone, 1));
    await heading(page, 'Đặt mật khẩu');
    await look(page);
    expect(await page.inputValue('[autocomplete=username]')).toBe(citizen.documentNumber);
    await page.fill('[name=repeated]', newPassword);
    await typeInto(page, 'password', newPassword);
    await heading(page, 'Đã lấy lại tài khoản');
    await look(page);
  }, 60_000);

  test('a name that nobody has is shown the same page', async () => {
    const page = await browser.open({ language: 'en' });
    await page.goto(system.at('en', paths.forgottenPassword));
    await page.fill('[name=username]', '001190000000');
    await submit(page);
    await heading(page, 'Enter the one-time code');
    await page.fill('[name=code]', '123456');
    await submit(page);
    expect(await summary(page)).toContain('code');
    await look(page);
  }, 60_000);

  test('who is registered already is shown the three ways on, each with its page', async () => {
    const { citizen } = await registered(system);
    const page = await browser.open({ javaScript: false });
    await page.goto(system.at('vi', registerPath('mobile_subscriber')));
    await fillDetails(page, citizen);
    await submit(page);
    await heading(page, 'Tài khoản đã tồn tại trên hệ thống');
    await look(page);
    const links = page.locator('main .portal-links a');
    const hrefs = await Promise.all(
      (await links.all()).map(async (link) => link.getAttribute('href')),
    );
    const { signIn, forgottenPassword, counterRecovery, dispute } = paths;
    expect(hrefs).toEqual(
      [signIn, forgottenPassword, counterRecovery, dispute].map((path) => `/vi${path}`),
    );
  }, 60_000);

  test('at a counter: the reference and the papers, a day of waiting, and the end of it by its owner', async () => {
    const { citizen } = await registered(system);
    const { phone } = await system.aPerson();
    const page = await browser.open({ width: 320, javaScript: false });
    await page.goto(system.at('vi', paths.counterRecovery));
    await page.fill('[name=username]', citizen.documentNumber);
    await page.fill('[name=fullName]', citizen.fullName);
    await page.fill('[name=phone]', phone);
    await submit(page);
    await page.fill('[name=code]', await system.nextCode(phone, 0));
    await submit(page);
    await heading(page, 'Đến quầy giao dịch');
    await look(page);
    const reference = await page.innerText('.portal-shown__value');
    await recoveries(system).decide({ reference }, 'approved');
    await comesTo(page, 'Chờ 24 giờ trước khi đặt mật khẩu');
    await look(page);
    await page.click('main a[href$="/thong-tin"]');
    await look(page);
    await page.emulateMedia({ media: 'print' });
    const printed = await page.innerText('body');
    for (const part of [reference, 'Chờ 24 giờ', 'Hạn của bước này'])
      expect(printed).toContain(part);
    expect(printed).not.toMatch(/Trang chủ|Việc khác|Hủy hồ sơ|Không lưu/);
    await page.emulateMedia({ media: null });
    await page.click('main a[href$="/huy"]');
    await look(page);
    await submit(page);
    await heading(page, 'Hồ sơ đã hủy');
    await look(page);
  }, 90_000);

  test('a complaint, page by page to its hearing, with files that are refused, taken and deleted', async () => {
    const { fullName, documentNumber, phone } = await system.aPerson();
    const page = await browser.open({ width: 320, javaScript: false });
    await page.goto(system.at('vi', paths.dispute));
    await submit(page);
    expect(await summary(page)).toContain('Hãy chọn việc đã xảy ra.');
    await page.check('[value=never_registered]');
    await page.check('[value=hand_over]');
    await submit(page);
    await page.fill('[name=documentNumber]', documentNumber);
    await page.fill('[name=fullName]', fullName);
    await submit(page);
    await page.fill('[name=phone]', phone);
    await submit(page);
    await page.fill('[name=code]', await system.nextCode(phone, 0));
    await submit(page);
    await page.fill('[name=statement]', 'quá ngắn');
    await submit(page);
    expect(await page.inputValue('[name=statement]')).toBe('quá ngắn');
    await page.fill('[name=statement]', statement);
    await submit(page);
    await heading(page, 'Giấy tờ chứng minh');
    await submit(page);
    expect(await summary(page)).toContain('Hãy chọn một tệp');
    await send(page, Buffer.from('no picture'));
    expect(await summary(page)).toContain('Loại tệp không được nhận');
    await send(page, Buffer.alloc(6 * 1024 * 1024, 1));
    expect(await summary(page)).toContain('Tệp quá lớn');
    await look(page);
    await send(page, aPng());
    await send(page, aPng({ width: 64 }));
    await look(page);
    await page.locator('form[action$="/xoa"] button').first().click();
    expect(await page.locator('form[action$="/xoa"]').count()).toBe(1);
    await page.click('form[action$="/buoc/evidence"] button');
    await heading(page, 'Khiếu nại đã được nộp');
    await look(page);
  }, 90_000);

  test('a flow goes on in another browser by its reference; the first one is told', async () => {
    const citizen = await system.aPerson();
    const first = await browser.open({ width: 320 });
    await first.goto(system.at('vi', registerPath('mobile_subscriber')));
    await fillDetails(first, citizen);
    await submit(first);
    await heading(first, 'Nhập mã OTP');
    const own = await system.nextCode(citizen.phone, 0);
    const reference = /DD-\w{4}-\w{4}/.exec(await first.innerText('main'))?.[0] ?? '';

    const second = await browser.open({ width: 320, javaScript: false });
    await second.goto(system.at('vi', paths.flows));
    await look(second);
    await second.fill('[name=reference]', 'DD-1');
    await submit(second);
    expect(await summary(second)).toContain('DD-XXXX-XXXX');
    await second.fill('[name=reference]', reference.toLowerCase().replaceAll('-', ' '));
    await submit(second);
    await second.fill('[name=code]', await system.nextCode(citizen.phone, 1));
    await submit(second);
    expect(await second.innerText('[role=status]')).toContain('Đã mở hồ sơ trên thiết bị này');
    expect(await second.innerText('main')).toContain(reference);
    await look(second);

    await first.reload();
    await heading(first, 'Hồ sơ đã được tiếp tục trên thiết bị khác');
    await look(first);
    await first.goto(system.at('vi', paths.flows));
    expect(await first.innerText('main')).toContain('không giữ hồ sơ nào');

    await second.fill('[name=code]', own);
    await submit(second);
    await heading(second, 'Đặt mật khẩu');
  }, 90_000);
});

/** Somebody who has an account, and one message on the phone. */
async function registered(system: WebSystem) {
  const { citizen, flow } = await registration(system).atPassword();
  await system.portal.step(flow, 'password', { password, repeated: password });
  return { citizen };
}

/** Comes to the field by Tab, types, and sends by Enter. */
async function typeInto(page: Page, name: string, text: string): Promise<void> {
  const focused = page.locator(`[name=${name}]:focus`);
  for (let tabs = 0; tabs < 40 && (await focused.count()) === 0; tabs += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focused.count()).toBe(1);
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
}

/** The page whose heading it is; one that is told by a script, or loads by itself. */
async function heading(page: Page, text: string): Promise<void> {
  await page.locator('h1', { hasText: text }).waitFor();
}

/** The same where somebody presses "Kiểm tra lại". */
async function comesTo(page: Page, text: string): Promise<void> {
  for (let looks = 0; looks < 60; looks += 1) {
    if ((await page.innerText('h1')) === text) return;
    await page.click('flow-wait a');
  }
  await heading(page, text);
}

async function send(page: Page, buffer: Buffer): Promise<void> {
  // As phones send what they have no type for.
  const file = { name: 'giấy tờ.png', mimeType: 'application/octet-stream', buffer };
  await page.setInputFiles('[name=file]', file);
  await submit(page);
}

function summary(page: Page): Promise<string> {
  return page.innerText('.govuk-error-summary');
}
