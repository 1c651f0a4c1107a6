import type { Text } from '../../flows/text.ts';
import type { Problem } from '../problem.ts';
import { chooseMethod, resendPrompt, startAgain, submitUsbSignature } from './next-actions.ts';

/** A certificate that proves nothing here: another one may, by the same way or by another. */
export function certificateRefusal(title: Text, detail: Text): Problem {
  return {
    status: 422,
    title,
    detail,
    nextActions: [submitUsbSignature, resendPrompt, startAgain, chooseMethod],
  };
}
