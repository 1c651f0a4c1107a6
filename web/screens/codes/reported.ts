import { z } from 'zod';
import type { NotMeAnswer } from '../../../client/contract.ts';
import { waysBackFrom } from '../../../src/domain/account/not-me.ts';
import { methodNames, methods, type Method } from '../../../src/domain/methods/methods.ts';
import type { GoTo, Screen, Visit } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import { linksOfNextActions } from '../../layout/next-links.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { notMeTexts as t } from '../../texts/codes.ts';
import { resultOf, toResult } from './result.ts';

const path = `${paths.notMe}/da-khoa`;
const told = z.object({ method: z.enum(methodNames), sessions: z.string() });

/** To the page that says what was done about a sign-in that was not its owner's. */
export function reported({ methodLocked, sessionsEnded }: NotMeAnswer): GoTo {
  return toResult(path, { method: methodLocked, sessions: String(sessionsEnded) });
}

/** What was done, and what to do now: by whoever is signed in still, and by whoever is not. */
export const reportedPage: Screen = {
  path,
  get: async (visit) => {
    const done = resultOf(visit, told);
    if (!done) return { to: paths.notMe };
    const parts = { method: methods[done.method].title, sessions: done.sessions };
    const next = (await isSignedIn(visit)) ? signedIn : signedOut(done.method);
    return {
      title: t.done,
      area: 'account',
      blocks: [
        { kind: 'text', text: fill(t.doneText, parts), look: 'lead' },
        { kind: 'heading', text: t.next },
        ...next,
      ],
    };
  },
};

/** The report may have ended this very session. */
async function isSignedIn(visit: Visit): Promise<boolean> {
  if (!visit.isSignedIn) return false;
  const { ok } = await visit.client.session();
  visit.isSignedIn = ok;
  return ok;
}

const signedIn: readonly Block[] = [
  { kind: 'text', text: t.signedInNext },
  {
    kind: 'links',
    items: [
      { text: t.methods, href: paths.methods },
      { text: t.sessions, href: paths.sessions },
    ],
  },
];

function signedOut(locked: Method): Block[] {
  const items = linksOfNextActions(waysBackFrom(locked));
  const another = { text: t.signIn, href: paths.signIn };
  return [
    { kind: 'text', text: locked === 'password' ? t.passwordNext : t.otherNext },
    { kind: 'links', items: locked === 'password' ? items : [another, ...items] },
  ];
}
