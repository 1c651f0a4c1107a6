import { subjectOf } from '../../simulators/vietnam-post/accounts.ts';
import { beginLogin } from '../methods/begin.ts';
import { goToPost, postAccount } from '../methods/by-vietnam-post.ts';
import type { Prepare } from '../methods/registration.ts';

/** 2.4: a browser signs in at the Post, whose account is linked to one here. */
export const withVietnamPost: Prepare = async (tools) => {
  const { citizen, credential } = await postAccount(tools);
  const subject = subjectOf(credential.username);
  const { deviceToken } = await tools.accounts.insert(citizen, [{ kind: 'vietnam_post', subject }]);
  return async () => {
    const begun = await beginLogin(tools, 'vietnam_post', deviceToken, {});
    return begun.end('vietnam_post', await goToPost(begun, credential));
  };
};
