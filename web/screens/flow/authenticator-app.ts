import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { secondFactorTexts as t } from '../../texts/sign-in.ts';
import { type SeenStep, submitted } from './step-screen.ts';

/** Where a recovery code is typed, below the flow's page. */
export const recoverySlug = 'ma-khoi-phuc';

/** The code of the authenticator app; a recovery code has a page of its own. */
export const authenticatorApp = submitted('authenticator_app', {
  show: (seen) => ({
    title: t.app,
    field: 'code',
    blocks: [
      ...attempts(seen),
      {
        kind: 'form',
        form: {
          action: `${seen.at}/buoc/authenticator_app`,
          fields: [{ kind: 'code', name: 'code', label: t.appCode, hint: t.appCodeHint }],
          submit: t.submit,
        },
      },
      { kind: 'links', items: [{ text: t.toRecovery, href: `${seen.at}/${recoverySlug}` }] },
    ],
  }),
  body: (form) => ({ code: form.text('code') }),
});

/** How many more wrong codes there may be, of either kind. */
export function attempts({ step: { authenticatorApp: shown } }: SeenStep): Block[] {
  if (!shown) return [];
  return [{ kind: 'text', text: fill(t.attempts, { attempts: String(shown.attemptsLeft) }) }];
}
