import type { Text } from '../flows/text.ts';

/** What a step may allow besides being submitted, each by a route of its own; and what it does. */
export const actions = {
  resendOtp: { vi: 'Gửi lại OTP', en: 'Send another code' },
  resendPrompt: {
    vi: 'Gửi lại yêu cầu ký số: đến điện thoại (Sim ký số) hoặc cho USB ký số',
    en: 'Ask to sign again: another prompt on the phone, or another challenge for the token',
  },
  askForReview: { vi: 'Nhờ cán bộ hỗ trợ xác minh', en: 'Ask support staff to verify by hand' },
} as const satisfies Record<string, Text>;

export type ActionOnRoute = keyof typeof actions;

/** Everything that a citizen may do at some step, in the order in which it is told. */
export const actionNames = [
  'submit',
  'resendOtp',
  'resendPrompt',
  'askForReview',
  'cancel',
] as const satisfies readonly (ActionOnRoute | 'submit' | 'cancel')[];
export type ActionName = (typeof actionNames)[number];
