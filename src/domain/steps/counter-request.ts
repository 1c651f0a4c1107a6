import { z } from 'zod';
import { textField } from '../fields/text-field.ts';
import { holderNameSpelling, parseHolderName } from '../subject/holder-name.ts';
import { phoneField } from './details/citizen-fields.ts';
import type { StepDeclaration } from './step-declaration.ts';
import { usernameField } from './username.ts';

/** Which account is to be recovered, whose it is, and the phone that its codes are to go to. */
export const counterRequestFields = {
  username: usernameField,
  fullName: textField(parseHolderName, holderNameSpelling).describe(
    'As on the papers; at most 200 characters',
  ),
  phone: phoneField,
};

const body = z.strictObject(counterRequestFields);

/** What is asked for before one goes to a counter (guide 1.1, Chú ý: "đến quầy giao dịch"). */
export const counterRequest = {
  summary: {
    vi: 'Nhập tên đăng nhập, họ tên và số điện thoại mới',
    en: 'Enter user name, full name and the phone to be used',
  },
  body: () => body,
  shows: {},
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;

/** The same, checked. */
export type CounterRequest = z.output<typeof body>;
