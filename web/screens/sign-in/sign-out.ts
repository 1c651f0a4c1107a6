import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { forgetSession } from '../../http/session-cookies.ts';
import { paths } from '../../paths.ts';
import { signedInTexts as t } from '../../texts/sign-in.ts';

/** Ends the session, here and at the API; the second time changes nothing. */
export const signOut: Screen = {
  path: paths.signOut,
  get: ({ isSignedIn }) =>
    isSignedIn
      ? {
          title: t.signOut,
          area: 'account',
          blocks: [
            { kind: 'text', text: t.signOutLead },
            { kind: 'form', form: { fields: [], submit: t.signOut } },
          ],
        }
      : { to: paths.home },
  post: async ({ client, jar }) => {
    const answer = await client.signOut();
    // Whose session was over already is as signed out as can be.
    if (!answer.ok && answer.status !== 401) orRefuse(answer);
    forgetSession(jar);
    return { to: paths.home, notice: 'signed_out' };
  },
};
