import { orRefuse } from '../../http/refused.ts';
import type { Screen, Visit } from '../../http/screen.ts';
import { addressOf } from '../../layout/address.ts';
import { staffPaths } from '../../paths.ts';
import { staffTexts as t } from '../../texts/staff.ts';
import { staffPathOf } from './staff-path.ts';
import { dropCase } from './case-in-hand.ts';

/** Leads to the staff's own provider, and from there back to the page that was asked for. */
export const staffSignIn: Screen = {
  path: staffPaths.signIn,
  get: (visit) => ({
    title: t.signIn,
    blocks: [
      { kind: 'text', look: 'lead', text: t.signInLead },
      ...(visit.query('over') === '1' ? [{ kind: 'inset', text: t.signInOver } as const] : []),
      {
        kind: 'button',
        text: t.signInButton,
        href: `/v1/staff/sign-in?to=${encodeURIComponent(backTo(visit))}`,
      },
    ],
  }),
};

/** Ends the staff session; the second time changes nothing. */
export const staffSignOut: Screen = {
  path: staffPaths.signOut,
  get: () => ({ to: staffPaths.home }),
  post: async (visit) => {
    const answer = await visit.client.staff.signOut();
    if (!answer.ok && answer.status !== 401) orRefuse(answer);
    dropCase(visit);
    visit.jar.clear('staff');
    return { to: staffPaths.signIn, notice: 'signed_out' };
  },
};

function backTo({ query, language }: Visit): string {
  return addressOf(language, staffPathOf(query('to')));
}
