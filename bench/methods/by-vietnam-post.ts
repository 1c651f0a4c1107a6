import { randomBytes } from 'node:crypto';
import { type Brought, broughtBy, comeBack } from '../../scripts/demo/post-browser.ts';
import { type Begun, begin } from './begin.ts';
import { consent } from './consent.ts';
import type { Prepare, Tools } from './registration.ts';

/** Guide 1.5: a browser signs in at the Post, and the client hands in what it brings back. */
export const byVietnamPost: Prepare = async (tools) => {
  const { credential } = await postAccount(tools);
  return async () => {
    const started = await begin(tools, 'vietnam_post', { subjectType: 'citizen', consent });
    await started.step('vietnam_post', await goToPost(started, credential));
    return started.end('confirm', {});
  };
};

type PostCredential = { username: string; password: string };

/** A citizen with an account at the Post, whose papers are checked. */
export async function postAccount({ citizens }: Tools) {
  const credential = {
    username: `bench-${randomBytes(8).toString('hex')}`,
    password: 'Bench-2026',
  };
  const citizen = await citizens.introduce({ post: { ...credential, papersChecked: true } });
  return { citizen, credential };
}

/** Signs in where the flow sends the browser, comes back to our page, and says with what. */
export async function goToPost(
  { flow, visit }: Begun,
  credential: PostCredential,
): Promise<Brought> {
  const url = flow.step?.redirect?.url;
  if (url === undefined) throw new Error('the flow shows no way to the Post');
  const back = await comeBack(url, { action: 'signIn', ...credential });
  await visit(back);
  return broughtBy(back);
}
