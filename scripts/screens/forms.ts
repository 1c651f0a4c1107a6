import type { Page } from 'playwright-core';

/** The password of everybody who walks through the pages. */
export const walkersPassword = 'Mật-khẩu-2026!';

/** What a form of a registration is filled with. */
export type Details = {
  fullName: string;
  dateOfBirth: string;
  documentNumber: string;
  phone: string;
  socialInsuranceNumber: string;
};

/** Sends the form of the page: the first, where there are several. */
export async function submit(page: Page): Promise<void> {
  await page.locator('main form button[type=submit]:not(.portal-link-button)').first().click();
}

/** The details of a registration by phone number, as a form has them, and the consent. */
export async function fillDetails(page: Page, person: Details): Promise<void> {
  await page.fill('[name=documentNumber]', person.documentNumber);
  await fillPerson(page, person);
}

/** The same by social insurance. */
export async function fillInsured(page: Page, person: Details): Promise<void> {
  await page.fill('[name=socialInsuranceNumber]', person.socialInsuranceNumber);
  await fillPerson(page, person);
}

async function fillPerson(page: Page, person: Details): Promise<void> {
  const [year = '', month = '', day = ''] = person.dateOfBirth.split('-');
  await page.fill('[name=fullName]', person.fullName);
  await page.fill('[name=dateOfBirth-day]', day);
  await page.fill('[name=dateOfBirth-month]', month);
  await page.fill('[name=dateOfBirth-year]', year);
  await page.fill('[name=phone]', person.phone);
  await page.check('[name=consent]');
}

/** A new password, twice, on the page that sets one. */
export async function setPassword(page: Page, password = walkersPassword): Promise<void> {
  await page.fill('[name=password]', password);
  await page.fill('[name=repeated]', password);
  await submit(page);
}
