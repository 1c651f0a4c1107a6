import type { Text } from '../../../src/domain/flows/text.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { otpTexts as t } from '../../texts/flow.ts';
import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { timeOfDay } from '../../layout/times.ts';
import { actionForm } from './action-form.ts';
import { type SeenStep, type StepPage, submitted } from './step-screen.ts';

/** "Nhập mã OTP" (guide 1.1, Bước 4; vùng 8), and "Gửi lại OTP". */
export const otp = submitted('otp', { show: codePage(t.title), body: codeIn });

/** The same for the phone that another one is to replace. */
export const currentOtp = submitted('current_otp', {
  show: codePage(t.currentTitle),
  body: codeIn,
});

/** The same for an e-mail address. */
export const emailCode = submitted('email_code', { show: codePage(t.emailTitle), body: codeIn });

function codePage(title: Text) {
  return (seen: SeenStep): StepPage => ({
    title,
    field: 'code',
    blocks: [
      ...sent(seen),
      {
        kind: 'form',
        form: {
          action: `${seen.at}/buoc/${seen.step.name}`,
          fields: [{ kind: 'code', name: 'code', label: t.code, hint: t.codeHint }],
          submit: t.submit,
        },
      },
      ...resend(seen),
    ],
  });
}

function codeIn(form: PostedForm): { code: string } {
  return { code: form.text('code').replaceAll(/\s/g, '') };
}

/** Where the code went, how long it is good for, and what is known of its delivery. */
export function sent({ step: { otp: shown, until } }: SeenStep): Block[] {
  if (!shown) return [];
  const { sentTo, attemptsLeft, delivery } = shown;
  const parts = { sentTo, until: timeOfDay(until), attempts: String(attemptsLeft) };
  return [
    { kind: 'text', text: fill(t.sentTo, parts) },
    {
      kind: 'element',
      tag: 'time-left',
      attributes: { until },
      texts: t.timeLeft,
      blocks: [{ kind: 'text', text: fill(t.until, parts) }],
    },
    ...(delivery === 'failed' ? [{ kind: 'warning' as const, text: t.notDelivered }] : []),
  ];
}

/** "Gửi lại OTP": at once, or from when on. */
export function resend({ at, step }: SeenStep): Block[] {
  if (!step.actions.includes('resendOtp')) {
    const after = step.otp?.resendAfter;
    return after === undefined
      ? []
      : [{ kind: 'text', look: 'quiet', text: fill(t.resendAfter, { time: timeOfDay(after) }) }];
  }
  return [{ kind: 'text', text: t.notReceived }, actionForm(at, 'resendOtp', t.resend)];
}
