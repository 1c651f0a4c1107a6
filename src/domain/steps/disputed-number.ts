import { z } from 'zod';
import { textField } from '../fields/text-field.ts';
import { documentSpelling, parseDocumentNumber } from '../subject/identity.ts';
import { nameSpelling, parseName } from '../subject/names.ts';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({
  documentNumber: textField(parseDocumentNumber, documentSpelling)
    .transform(({ kind, number }) => ({ kind, number }))
    .describe('CCCD (12 digits) or CMND (9 digits) number that somebody else has registered'),
  fullName: textField(parseName, nameSpelling).describe('As on the papers'),
});

/** The number that a complaint is about, and whose it is. That an account holds it is not told here. */
export const disputedNumber = {
  summary: {
    vi: 'Nhập số giấy tờ bị người khác đăng ký',
    en: 'Enter the number that somebody else has registered',
  },
  body: () => body,
  shows: {},
  actions: {},
  refusals: ['TooManyRequests'],
} as const satisfies StepDeclaration;
