import type { LoginMethod } from '../../../client/contract.ts';
import { botCheckFields, startChecked } from '../../bot-check/start-checked.ts';
import type { Screen, Visit } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import type { Page } from '../../layout/page.ts';
import { paths, signInPath } from '../../paths.ts';
import { signInTexts as t, wayTexts } from '../../texts/sign-in.ts';
import { nameSignedIn, signedInPage } from './signed-in.ts';
import { offeredWays, stayField, wayBody, wayFields } from './ways.ts';

/** The form of one way to sign in; its steps follow on the flow's page. */
export function signInBy(method: LoginMethod): Screen {
  return {
    path: signInPath(method),
    get: async (visit) => {
      const name = await nameSignedIn(visit);
      if (name !== null) return signedInPage(name);
      const offered = await offeredWays(visit);
      return offered.includes(method) ? formPage(visit, method) : notOfferedPage(method);
    },
    post: (visit, form) =>
      startChecked(visit, form, 'login', method, (checked) => wayBody(method, form, checked)),
  };
}

const back = { text: t.back, href: paths.signIn };

async function formPage(visit: Visit, method: LoginMethod): Promise<Page> {
  const { title } = wayTexts[method];
  const check = await botCheckFields(visit);
  const fields = [...wayFields[method], stayField(visit), ...check];
  return {
    title,
    area: 'sign-in',
    back,
    ...fieldOf(method),
    blocks: [
      ...leadOf(method),
      { kind: 'form', form: { fields, submit: t.signIn } },
      ...(method === 'password' ? [forgotten] : []),
    ],
  };
}

/** What to have at hand; a password needs no word. */
export function leadOf(method: LoginMethod): Block[] {
  return method === 'password' ? [] : [{ kind: 'text', text: wayTexts[method].hint }];
}

/** The field that a refusal is about. */
export function fieldOf(method: LoginMethod): Pick<Page, 'field'> {
  const [first] = wayFields[method];
  return first && 'name' in first ? { field: first.name } : {};
}

const forgotten: Block = {
  kind: 'links',
  items: [{ text: t.forgotten, href: paths.forgottenPassword }],
};

function notOfferedPage(method: LoginMethod): Page {
  return {
    title: wayTexts[method].title,
    area: 'sign-in',
    back,
    blocks: [{ kind: 'text', text: t.notOfferedDetail }],
  };
}
