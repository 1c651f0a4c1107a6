import type { ActionOnRoute } from '../../../client/contract.ts';
import type { Block, Form } from '../../layout/block.ts';
import type { Words } from '../../layout/words.ts';

/** How an action of a flow is named in addresses. */
export const actionSlugs = {
  resendOtp: 'gui-lai-otp',
  resendPrompt: 'gui-lai-yeu-cau',
  askForReview: 'nho-xac-minh',
} as const satisfies Record<ActionOnRoute, string>;

/** A button that does one thing to the flow of the page. */
export function actionForm(
  at: string,
  action: ActionOnRoute,
  submit: Words,
  look: Form['look'] | 'primary' = 'secondary',
): Block {
  const form = { action: `${at}/${actionSlugs[action]}`, fields: [], submit };
  return { kind: 'form', form: look === 'primary' ? form : { ...form, look } };
}
