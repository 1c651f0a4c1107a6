import type { Page } from 'playwright-core';
import type { Language } from '../../src/domain/flows/text.ts';
import { paths, registerPath, signInPath } from '../../web/paths.ts';
import type { Simulators } from '../demo/simulators.ts';
import { fillDetails, setPassword, submit, walkersPassword } from './forms.ts';
import { somePeople, type Walking } from './people.ts';

/** Somebody who goes through the pages as citizens do: by links and forms, with a phone at hand. */
export type Walker = {
  page: Page;
  /** Opens a page by its path without the language. */
  go: (path: string) => Promise<void>;
  /** A person whom the carrier and the insurer know, and who has no account. */
  person: (details?: Partial<Walking>) => Promise<Walking>;
  /** The code of a message that has come to the phone since the last one was read. */
  code: (phone: string) => Promise<string>;
  /** Fills the code in, and sends it. */
  enterCode: (phone: string) => Promise<void>;
  /** The code of a message that takes something back. */
  noticeCode: (phone: string) => Promise<string>;
  /** The PIN of the prompt that is open on the phone. */
  enterPin: (phone: string, pin: string) => Promise<void>;
  /** Registers by phone, to the page that says it is done. */
  register: (person: Walking) => Promise<void>;
  /** Signs in by password and OTP, to the account's page. */
  signIn: (person: Walking) => Promise<void>;
};

const noticed = /\b\w{4}-\w{4}-\w{4}\b/;

/** Where somebody walks. */
export type Ground = { page: Page; url: string; language: Language; simulators: Simulators };

/** Those who walk one after the other on the same system: each of their people is another one. */
export function walkers(nextPerson = somePeople()): (ground: Ground) => Walker {
  return (ground) => walker(ground, nextPerson);
}

function walker({ page, url, language, simulators }: Ground, nextPerson = somePeople()): Walker {
  const read = new Set<string>();
  const go = async (path: string): Promise<void> => {
    await page.goto(`${url}/${language}${path === paths.home ? '' : path}`);
  };
  const code = async (phone: string): Promise<string> => {
    const isNew = (text: string): boolean => /^\d{6} /.test(text) && !read.has(text);
    const text = await simulators.message(phone, isNew);
    read.add(text);
    return text.slice(0, 6);
  };
  const enterCode = async (phone: string): Promise<void> => {
    await page.fill('[name=code]', await code(phone));
    await submit(page);
  };
  return {
    page,
    go,
    code,
    enterCode,
    ...registering({ page, go, enterCode }),
    person: async (details) => {
      const person = nextPerson(details);
      await simulators.addPerson(person);
      return person;
    },
    noticeCode: async (phone) => {
      const text = await simulators.message(phone, (message) => noticed.test(message));
      return noticed.exec(text)?.[0] ?? '';
    },
    enterPin: async (phone, pin) => {
      const { id } = await simulators.prompt(phone);
      await simulators.enterPin(phone, id, pin);
    },
  };
}

/** What a walk about something else begins with. */
function registering({ page, go, enterCode }: Pick<Walker, 'page' | 'go' | 'enterCode'>) {
  return {
    register: async (person: Walking) => {
      await go(registerPath('mobile_subscriber'));
      await fillDetails(page, person);
      await submit(page);
      await enterCode(person.phone);
      await setPassword(page);
      await page.waitForSelector('.govuk-panel--confirmation');
    },
    signIn: async (person: Walking) => {
      await go(signInPath('password'));
      await page.fill('[name=username]', person.documentNumber);
      await page.fill('[name=password]', walkersPassword);
      await submit(page);
      await enterCode(person.phone);
      await page.waitForURL(`**${paths.account}`);
    },
  };
}
