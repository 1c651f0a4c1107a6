import type { Page } from 'playwright-core';
import { fillDetails, setPassword, submit } from '../../../scripts/screens/forms.ts';
import { paths, registerPath, signInPath } from '../../../web/paths.ts';
import { aCitizen, type Citizen } from '../../support/citizens.ts';
import { password } from '../../support/registration.ts';
import { startSystem, type System } from '../../support/system.ts';

export { fillDetails, setPassword, submit };

/** The whole system with its pages, and what a person does there by forms. */
export type WebSystem = System & {
  /** Address of a page in a language: `at('vi', '/dang-ky')`. */
  at: (language: 'vi' | 'en', path: string) => string;
  /** A citizen whom the carrier and the insurer know, and who has no account. */
  aPerson: (details?: Partial<Citizen>) => Promise<Citizen>;
  /** The code of the newest message on the phone that came after `count` others. */
  nextCode: (phone: string, count: number) => Promise<string>;
  /** Registers by phone number, page by page, to the page that says it is done. */
  registerInBrowser: (page: Page, citizen: Citizen) => Promise<void>;
  /** Signs in by password and OTP, page by page, to the account's page. */
  signInInBrowser: (page: Page, citizen: Citizen) => Promise<void>;
};

/** Starts it for a test file; `stop` ends it. */
export async function startWebSystem(settings: Record<string, string> = {}): Promise<WebSystem> {
  const system = await startSystem(settings);
  const at = (language: 'vi' | 'en', path: string): string =>
    `${system.url}/${language}${path === '/' ? '' : path}`;
  const aPerson = async (details?: Partial<Citizen>): Promise<Citizen> => {
    const citizen = aCitizen(details);
    await system.simulators.addPerson(citizen);
    return citizen;
  };
  const nextCode = (phone: string, count: number) => system.simulators.code(phone, count + 1);
  const enterCode = async (page: Page, phone: string, count: number): Promise<void> => {
    await page.fill('[name=code]', await nextCode(phone, count));
    await submit(page);
  };
  return {
    ...system,
    at,
    aPerson,
    nextCode,
    registerInBrowser: async (page, citizen) => {
      const before = (await system.simulators.codes(citizen.phone)).length;
      await page.goto(at(languageOf(page), registerPath('mobile_subscriber')));
      await fillDetails(page, citizen);
      await submit(page);
      await enterCode(page, citizen.phone, before);
      await setPassword(page);
      await page.waitForSelector('.govuk-panel--confirmation');
    },
    signInInBrowser: async (page, citizen) => {
      const before = (await system.simulators.codes(citizen.phone)).length;
      await page.goto(at(languageOf(page), signInPath('password')));
      await page.fill('[name=username]', citizen.documentNumber);
      await page.fill('[name=password]', password);
      await submit(page);
      await enterCode(page, citizen.phone, before);
      await page.waitForURL(`**${paths.account}`);
    },
  };
}

/** Of the page that was open before, else Vietnamese. */
function languageOf(page: Page): 'vi' | 'en' {
  return URL.canParse(page.url()) && new URL(page.url()).pathname.startsWith('/en') ? 'en' : 'vi';
}
