import { randomBytes } from 'node:crypto';
import { broughtBy, comeBack } from '../../scripts/demo/post-browser.ts';
import { begin } from './begin.ts';
import { consent } from './consent.ts';
import type { Prepare } from './registration.ts';

/** Guide 1.5: a browser signs in at the Post, and the client hands in what it brings back. */
export const byVietnamPost: Prepare = async (tools) => {
  const username = `bench-${randomBytes(8).toString('hex')}`;
  const password = 'Bench-2026';
  await tools.citizens.introduce({ post: { username, password, papersChecked: true } });
  return async () => {
    const started = await begin(tools, 'vietnam_post', { subjectType: 'citizen', consent });
    const url = started.flow.step?.redirect?.url;
    if (url === undefined) throw new Error('the flow shows no way to the Post');
    const back = await comeBack(url, { action: 'signIn', username, password });
    await started.visit(back);
    await started.step('vietnam_post', broughtBy(back));
    return started.end('confirm', {});
  };
};
