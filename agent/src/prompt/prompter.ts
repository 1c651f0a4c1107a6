import type { Text } from '../answers/answer.ts';
import type { AnswerCode } from '../answers.ts';
import type { Certificate } from '../certificate.ts';

/** What the portal says that the signature is for; it is shown, and the nonce is bound to it there. */
export const purposeNames = ['registration', 'login', 'change'] as const;
export type Purpose = (typeof purposeNames)[number];

export const purposes: Readonly<Record<Purpose, Text>> = {
  registration: { vi: 'Đăng ký tài khoản', en: 'Registration' },
  login: { vi: 'Đăng nhập', en: 'Login' },
  change: { vi: 'Thay đổi tài khoản', en: 'Change of the account' },
};

export type Question = {
  origin: string;
  purpose: Purpose | undefined;
  /** At least one. */
  certificates: readonly Certificate[];
};

export type Reply = { certificate: Certificate; pin: string };

/** What came of it: shown where the PIN was asked. */
export type Outcome = AnswerCode | 'Signed';

export type Asked = { reply: Reply; tell: (outcome: Outcome) => void };

/** Asks the citizen which certificate and which PIN. */
export type Prompter = {
  /** Refuses with `Cancelled`, and with the signal's reason when that comes first. */
  ask: (question: Question, signal: AbortSignal) => Promise<Asked>;
};
