import { secondFactorTexts as t, signInTexts } from '../../texts/sign-in.ts';
import { paths } from '../../paths.ts';
import { credentialFields, credentialsIn } from '../sign-in/ways.ts';
import { submitted } from './step-screen.ts';

/** User name and password once more: they were wrong, or too many codes were. */
export const credentials = submitted('credentials', {
  show: ({ at }) => ({
    title: t.credentials,
    field: 'username',
    blocks: [
      {
        kind: 'form',
        form: {
          action: `${at}/buoc/credentials`,
          fields: credentialFields,
          submit: signInTexts.signIn,
        },
      },
      {
        kind: 'links',
        items: [{ text: signInTexts.forgotten, href: paths.forgottenPassword }],
      },
    ],
  }),
  body: credentialsIn,
});
