import { orRefuse } from '../../http/refused.ts';
import type { Visit } from '../../http/screen.ts';
import { dropSession } from '../../http/session-cookies.ts';
import type { Page } from '../../layout/page.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { signedInTexts as t } from '../../texts/sign-in.ts';

/** The name of who is signed in; null for nobody. The cookie of a session that is over is taken away. */
export async function nameSignedIn(visit: Visit): Promise<string | null> {
  if (!visit.isSignedIn) return null;
  const answer = await visit.client.identity();
  if (answer.ok || answer.status !== 401) return orRefuse(answer).identity.fullName;
  dropSession(visit.jar);
  visit.isSignedIn = false;
  return null;
}

/** Where there is nothing to sign in to or to register: who is signed in, and the ways on. */
export function signedInPage(name: string): Page {
  return {
    title: t.title,
    blocks: [
      { kind: 'text', text: fill(t.who, { name }) },
      { kind: 'button', text: t.account, href: paths.account },
      {
        kind: 'form',
        form: { action: paths.signOut, fields: [], submit: t.signOut, look: 'secondary' },
      },
    ],
  };
}
