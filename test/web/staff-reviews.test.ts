import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { signInAsStaff, takeCase } from '../../scripts/screens/staff.ts';
import { openCard } from '../../scripts/screens/walks/staff-reviews.ts';
import { paths, staffPaths } from '../../web/paths.ts';
import { act, clerk, seen, shownReview } from '../support/decide.ts';
import { aCitizen } from '../support/citizens.ts';
import { complaints } from '../support/complaints.ts';
import { aPng } from '../support/files.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { logins } from '../support/login.ts';
import { registration, withToken } from '../support/registration.ts';
import { until } from '../support/until.ts';
import { describeInBrowser } from './support/browser.ts';
import { look } from './support/look.ts';
import { startWebSystem, submit, type WebSystem } from './support/web-system.ts';

describeInBrowser('manual verification in the console', (browser) => {
  let system: WebSystem;
  beforeAll(async () => {
    system = await startWebSystem({ HEARING_SECONDS: '1' });
  }, 60_000);
  afterAll(() => system.stop());

  /** The console's page of a list, as a member of staff who has a case in hand sees it, without JavaScript. */
  async function consoleOf(username: string, language: 'vi' | 'en' = 'vi'): Promise<Page> {
    const page = await browser.open({ width: 320, javaScript: false, language });
    await page.goto(system.at(language, staffPaths.home));
    await signInAsStaff(page, username);
    await page.goto(system.at(language, staffPaths.case));
    await takeCase(page);
    return page;
  }
  const openReview = async (page: Page, reference: string, language: 'vi' | 'en' = 'vi') => {
    await page.goto(system.at(language, staffPaths.reviews));
    await openCard(page, reference);
  };
  const says = (page: Page) => page.innerText('main');

  test('a clerk records the papers of a recovery, a supervisor approves, and its owner goes on', async () => {
    const { citizen } = await logins(system).registered();
    const { phone } = await system.aPerson();
    const owner = await browser.open({ width: 320, javaScript: false });
    await owner.goto(system.at('vi', paths.counterRecovery));
    await owner.fill('[name=username]', citizen.documentNumber);
    await owner.fill('[name=fullName]', citizen.fullName);
    await owner.fill('[name=phone]', phone);
    await submit(owner);
    await owner.fill('[name=code]', await system.nextCode(phone, 0));
    await submit(owner);
    const reference = await owner.innerText('.portal-shown__value');

    const clerks = await consoleOf('kiemsoat2');
    await openReview(clerks, reference);
    expect(await says(clerks)).toContain(citizen.fullName);
    await clerks.check('[value=papers]');
    await submit(clerks);
    expect(await clerks.innerText('.govuk-error-summary')).toContain('Chưa ghi nhận giấy tờ nào');
    await look(clerks);
    await clerks.check('[name=papers-passport]');
    await clerks.check('[value=video]');
    await submit(clerks);
    expect(await says(clerks)).toContain('Hộ chiếu (Qua cuộc gọi hình)');
    expect(await clerks.locator('[value=approved]').count()).toBe(0);
    expect(await says(clerks)).toContain('Bạn không thể: Chấp nhận. Cần người thứ hai quyết định.');

    const supervisors = await consoleOf('kiemsoat1');
    await openReview(supervisors, reference);
    await look(supervisors);
    await supervisors.check('[value=approved]');
    await submit(supervisors);
    expect(await says(supervisors)).toContain('Đã quyết định, hồ sơ đã đi tiếp');
    await until('the waiting period', async () => {
      await owner.reload();
      return (await owner.innerText('h1')).includes('Chờ 24 giờ');
    });
  }, 60_000);

  test('a claim that has changed meanwhile is shown anew, and nothing is decided', async () => {
    const { body } = await registration(system).known();
    const refused = problemOf(
      await system.portal.start({ ...body, fullName: 'Nguyễn Thị Hoà Bình' }),
    );
    if (!refused.flow) throw new Error('a refused start carries its flow');
    const asked = flowOf(await system.portal.act(refused.flow, 'askForReview'));
    const flow = withToken(refused.flow, asked);
    const page = await consoleOf('hotro1', 'en');
    await openReview(page, flow.reference, 'en');
    await page.check('[value=approved]');
    await page.check('[name=papers-citizen_id_card]');
    await page.check('[value=counter]');
    const other = { ...body, fullName: 'Nguyễn Thị Khác Hẳn' };
    problemOf(await system.portal.step(flow, 'details', other));
    flowOf(await system.portal.act(flow, 'askForReview'));
    await submit(page);
    const summary = await page.innerText('.govuk-error-summary');
    expect(summary).toContain('The claim is not the one that was shown');
    expect(await says(page)).toContain('Nguyễn Thị Khác Hẳn');
    expect(await says(page)).toContain('Nothing yet.');
    await look(page);
    expect((await shownReview(system, flow.reference)).decisions).toEqual([]);
  }, 60_000);

  test('a complaint is read with its files, and decided there', async () => {
    const { fullName, documentNumber, phone } = aCitizen();
    const complain = complaints(system);
    const flow = await complain.atHearing({ fullName, documentNumber, phone });
    const review = await complain.reviewed(flow);
    await act(system, review, clerk, { decision: 'papers', papers: seen });
    const page = await consoleOf('kiemsoat1');
    await page.goto(system.at('vi', staffPaths.disputes));
    await look(page);
    await openCard(page, flow.reference);
    await look(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('form[action*="/tep/"] button'),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.png$/);
    const chunks = await (await download.createReadStream()).toArray();
    expect(Buffer.concat(chunks)).toEqual(aPng());
    await page.check('[value=rejected]');
    await page.click('main form:has([name=claimDigest]) button');
    expect(await says(page)).toContain('Đã quyết định, hồ sơ đã đi tiếp');
    expect(await complain.now(flow)).toMatchObject({ problem: { code: 'DisputeRejected' } });
  }, 60_000);
});
