import { loginMethods } from '../../../src/domain/flows/flows.ts';
import { methods } from '../../../src/domain/methods/methods.ts';
import type { Screen } from '../../http/screen.ts';
import { paths, signInPath } from '../../paths.ts';
import { signInTexts as t } from '../../texts/sign-in.ts';

/** "Đăng nhập theo 4 cách". */
export const chooseWay: Screen = {
  path: paths.signIn,
  get: () => ({
    title: t.title,
    area: 'sign-in',
    blocks: [
      {
        kind: 'links',
        items: loginMethods.map((method) => ({
          text: methods[method].title,
          href: signInPath(method),
        })),
      },
    ],
  }),
};
