import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signInAsStaff, takeCase } from '../../scripts/screens/staff.ts';
import { paths, staffPaths } from '../../web/paths.ts';
import { dataRequestOutcomeTexts, dataRequestTexts } from '../../web/texts/data-requests.ts';
import { notices } from '../../web/texts/notices.ts';
import { auditTexts } from '../../web/texts/staff-audit.ts';
import { logins } from '../support/login.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

const main = (page: Page) => page.locator('main').innerText();
const statement = 'Tôi không muốn dữ liệu của mình được dùng khi tôi vắng mặt.';
const answer = 'Việc xử lý dữ liệu của bạn được hạn chế từ hôm nay.';

describeInBrowser('requests about personal data in a browser', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem();
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  /** A window of the console, in which somebody of the sample staff has signed in. */
  const console = async (username: string) => {
    const page = await browser.open({ language: 'vi', width: 1280 });
    await page.goto(system.at('vi', staffPaths.signIn));
    await signInAsStaff(page, username);
    return page;
  };

  test('one is made without JavaScript, answered by support staff, read and lifted; an auditor sees it all', async () => {
    const { citizen } = await logins(system).registered();
    const page = await browser.open({ language: 'vi', width: 320, javaScript: false });
    await page.goto(system.at('vi', '/'));
    await system.signInInBrowser(page, citizen);
    await page.goto(system.at('vi', `${paths.dataRequests}/moi`));
    await page.check('[name=kind][value=restriction]');
    await page.fill('[name=statement]', 'Quá ngắn');
    await submit(page);
    await look(page);
    expect(await page.inputValue('[name=statement]')).toBe('Quá ngắn');
    await page.fill('[name=statement]', statement);
    await submit(page);
    expect(await main(page)).toContain(notices.data_request_sent.title.vi);
    await look(page);

    const support = await console('hotro1');
    await support.goto(system.at('vi', staffPaths.dataRequests));
    expect(await main(support)).not.toContain(statement);
    await support.click('main a[href*="/yeu-cau-du-lieu/"]');
    await takeCase(support);
    expect(await main(support)).toContain(statement);
    await support.fill('[name=answer]', answer);
    await submit(support);
    await look(support);
    expect(await support.inputValue('[name=answer]')).toBe(answer);
    await support.check('[name=outcome][value=done]');
    await submit(support);
    expect(await main(support)).toContain(notices.data_request_answered.title.vi);
    await look(support);

    await page.goto(system.at('vi', paths.dataRequests));
    const told = await main(page);
    expect(told).toContain(answer);
    expect(told).toContain(dataRequestOutcomeTexts.done.vi);
    expect(told).toContain(dataRequestTexts.restricted.vi);
    await look(page);
    await page.locator('main form button').first().click();
    expect(await main(page)).not.toContain(dataRequestTexts.restricted.vi);

    const auditor = await console('kiemtoan');
    await auditor.goto(system.at('vi', staffPaths.audit));
    await takeCase(auditor);
    await auditor.fill('[name=by]', 'hotro%');
    await submit(auditor);
    await look(auditor);
    expect(await main(auditor)).toContain(auditTexts.notExact.vi);
    await auditor.fill('[name=by]', 'hotro1');
    await submit(auditor);
    await look(auditor);
    expect(await main(auditor)).toContain('staff.data_request_answered');
    await auditor.goto(system.at('vi', staffPaths.breachReport));
    await auditor.fill('[name=by]', 'hotro1');
    await auditor.fill('[name=from]', new Date(Date.now() - 3_600_000).toISOString());
    await auditor.fill('[name=to]', new Date(Date.now() + 3_600_000).toISOString());
    await submit(auditor);
    await look(auditor);
    const [download] = await Promise.all([
      auditor.waitForEvent('download'),
      auditor.getByRole('button', { name: auditTexts.download.vi }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv).toMatch(/^\ufeffby,accountId,flowId,times,firstAt,lastAt,events\r\nhotro1,/);
    expect(csv).toContain('staff.data_request_answered (1); staff.data_request_read (');
  }, 120_000);

  test('who has another role is told whose page it is', async () => {
    const page = await console('vanhanh');
    for (const path of [staffPaths.dataRequests, staffPaths.audit, staffPaths.breachReport]) {
      const response = await page.goto(system.at('vi', path));
      expect([path, response?.status()]).toEqual([path, 403]);
    }
    await look(page);
  }, 60_000);
});
