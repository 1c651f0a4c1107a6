import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { paths } from '../../paths.ts';

/** Ends the session, here and at the API. */
export const signOut: Screen = {
  path: paths.signOut,
  get: () => ({ to: paths.home }),
  post: async ({ client, jar }) => {
    const answer = await client.signOut();
    // Whose session was over already is as signed out as can be.
    if (!answer.ok && answer.status !== 401) orRefuse(answer);
    for (const name of ['session', 'account']) jar.clear(name);
    return { to: paths.home, notice: 'signed_out' };
  },
};
