import { z } from 'zod';
import { accepted, refused } from '../fields/parsed.ts';
import { textField } from '../fields/text-field.ts';
import { parseReference, referenceSpelling } from '../flows/reference.ts';
import type { StepDeclaration } from './step-declaration.ts';

export const referenceField = textField(readReference, referenceSpelling).describe(
  'Of the flow, as it was shown, read out or written down: in any case, with or without `DD-` and dashes',
);

const body = z.strictObject({ reference: referenceField });

/** Which flow is to be taken up: any reference is taken alike, whether or not there is such a flow. */
export const reference = {
  summary: { vi: 'Nhập mã hồ sơ', en: "Enter the flow's reference" },
  body: () => body,
  shows: {},
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;

function readReference(text: string) {
  const read = parseReference(text);
  return read === null ? refused('ReferenceMalformed') : accepted(read);
}
