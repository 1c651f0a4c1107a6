import type { LoginMethod } from '../../../client/contract.ts';
import { freshProofMinutes } from '../../../src/domain/account/fresh-proof.ts';
import { loginMethods } from '../../../src/domain/flows/flows.ts';
import { botCheckFields, startChecked } from '../../bot-check/start-checked.ts';
import { readDraft, type Refusal } from '../../http/draft.ts';
import type { GoTo, Screen, Visit } from '../../http/screen.ts';
import { fill } from '../../layout/words.ts';
import { paths, stepUpPath } from '../../paths.ts';
import { stepUpTexts as t, wayTexts } from '../../texts/sign-in.ts';
import { goBack } from './after-login.ts';
import { fieldOf, leadOf } from './sign-in-by.ts';
import { nameSignedIn } from './signed-in.ts';
import { offeredWays, wayBody, wayFields } from './ways.ts';

/** "Xác nhận lại": the ways to raise the session, for a page that has asked for it; and the way back there. */
const chooseStepUp: Screen = {
  path: paths.stepUp,
  get: async (visit) => {
    if ((await nameSignedIn(visit)) === null) return { to: paths.signIn };
    const offered = await offeredWays(visit);
    const ways = waysOf(visit.draft?.refusal).filter((method) => offered.includes(method));
    // Why the page is here: none of its own mistakes.
    visit.draft = null;
    return {
      title: t.title,
      area: 'account',
      blocks: [
        { kind: 'text', text: fill(t.why, { minutes: String(freshProofMinutes) }) },
        { kind: 'heading', text: t.choose },
        { kind: 'links', items: ways.map(link) },
        { kind: 'form', form: { fields: [], submit: t.cancel, look: 'secondary' } },
      ],
    };
  },
  post: turnBack,
};

/** Without a proof: back to the page that was left, unless it is not shown without one. */
function turnBack(visit: Visit): GoTo {
  const kept = readDraft(visit.jar, visit.sealer, 'return');
  const to = goBack(visit, visit.jar.get('account'));
  return kept?.isUnseen ? { to: paths.account } : to;
}

/** Those that the refusal names: some changes take a signature alone. All for who comes by themselves. */
function waysOf(refusal: Refusal | undefined): readonly LoginMethod[] {
  const hrefs = (refusal?.nextActions ?? [])
    .filter(({ action }) => action === 'stepUp')
    .map(({ href }) => href);
  if (hrefs.length === 0) return loginMethods;
  return loginMethods.filter((method) => hrefs.some((href) => href.endsWith(`/${method}`)));
}

function link(method: LoginMethod) {
  const { title, hint } = wayTexts[method];
  return { text: title, href: stepUpPath(method), hint };
}

function stepUpBy(method: LoginMethod): Screen {
  return {
    path: stepUpPath(method),
    get: async (visit: Visit) => {
      if ((await nameSignedIn(visit)) === null) return { to: paths.signIn };
      const fields = [...wayFields[method], ...(await botCheckFields(visit))];
      return {
        title: fill(t.by, { way: wayTexts[method].title }),
        area: 'account',
        back: { text: t.back, href: paths.stepUp },
        ...fieldOf(method),
        blocks: [...leadOf(method), { kind: 'form', form: { fields, submit: t.submit } }],
      };
    },
    post: (visit, form) =>
      startChecked(visit, form, 'login', method, (checked) =>
        wayBody(method, form, { ...checked, stepUp: true }),
      ),
  };
}

/** All pages by which a session is raised in place. */
export const stepUp: readonly Screen[] = [chooseStepUp, ...loginMethods.map(stepUpBy)];
