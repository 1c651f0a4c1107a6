import type { Page } from 'playwright-core';
import { sampleStaff } from '../../simulators/staff-provider/sample-staff.ts';
import { staffPaths } from '../../web/paths.ts';
import { submit } from './forms.ts';

/** Signs somebody of the sample staff in at the simulated provider, to the console's first page. */
export async function signInAsStaff(page: Page, username: string): Promise<void> {
  const member = sampleStaff.find((one) => one.username === username);
  if (!member) throw new Error(`nobody of the sample staff is ${username}`);
  await page.locator(`main a[href^="/v1/staff/sign-in"]`).click();
  await page.fill('[name=username]', member.username);
  await page.fill('[name=password]', member.password);
  await page.click('button[value=signIn]');
  await page.waitForURL(`**${staffPaths.home}`);
}

/** Takes a case in hand, on the page that asks for one. */
export async function takeCase(page: Page): Promise<void> {
  await page.fill('[name=ticket]', 'HT-2026-00123');
  await page.fill('[name=reason]', 'công dân gọi vì chưa có trả lời');
  await submit(page);
}
