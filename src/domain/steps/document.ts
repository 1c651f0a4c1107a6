import { z } from 'zod';
import { ofDocument } from '../account/of-proof.ts';
import { accepted, type Parsed } from '../fields/parsed.ts';
import { textField } from '../fields/text-field.ts';
import { documentSpelling, parseDocumentNumber } from '../subject/identity.ts';
import type { StepDeclaration } from './step-declaration.ts';
import { signatureBody } from './stronger-method.ts';

const byNumber = z.strictObject({
  documentNumber: textField(canonicalNumber, documentSpelling).describe(
    "CCCD (12 digits) or CMND (9 digits) number; the carrier is asked whether it is the holder's",
  ),
});

export const documentBody = z.union([byNumber, signatureBody]);

/** Another number of the account's holder: typed, or read from the certificate of a signature. */
export const documentStep = {
  summary: { vi: 'Nhập số giấy tờ cần bổ sung', en: 'Enter the number to be added' },
  body: () => documentBody,
  shows: {},
  actions: {},
  refusals: ofDocument,
} as const satisfies StepDeclaration;

/** The number as it is kept, of a CCCD or a CMND. */
function canonicalNumber(text: string): Parsed<string> {
  const parsed = parseDocumentNumber(text);
  return parsed.ok ? accepted(parsed.value.number) : parsed;
}
