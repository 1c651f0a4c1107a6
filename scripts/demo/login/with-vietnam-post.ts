import { registerByVietnamPost } from '../by-vietnam-post.ts';
import { goToPost } from '../go-to-post.ts';
import { beginLogin, submit, type Tools } from '../walk.ts';
import { takeSession } from './take-session.ts';

/** Guide 2.4: the account at Vietnam Post is linked to one here. */
export async function loginWithVietnamPost(tools: Tools): Promise<Tools> {
  const credential = await registerByVietnamPost(tools);
  const meaning = 'the browser is to go to Vietnam Post';
  const { flow, opened } = await beginLogin(tools, 'vietnam_post', {}, meaning);
  const brought = await goToPost(flow, credential);
  const linked = 'the account there is linked to one here';
  return takeSession(tools, await submit(opened, 'vietnam_post', brought, linked));
}
