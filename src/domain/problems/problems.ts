import type { Text } from '../flows/text.ts';
import type { Problem } from './problem.ts';
import { accountProblems } from './texts/account-problems.ts';
import { authenticatorProblems } from './texts/authenticator-problems.ts';
import { capacityProblems } from './texts/capacity-problems.ts';
import { certificateProblems } from './texts/certificate-problems.ts';
import { codecProblems } from './texts/codec-problems.ts';
import { contactProblems } from './texts/contact-problems.ts';
import { dataRequestProblems } from './texts/data-request-problems.ts';
import { disputeProblems } from './texts/dispute-problems.ts';
import { evidenceProblems } from './texts/evidence-problems.ts';
import { fieldTexts } from './texts/field-texts.ts';
import { flowProblems } from './texts/flow-problems.ts';
import { insuranceProblems } from './texts/insurance-problems.ts';
import { loginProblems } from './texts/login-problems.ts';
import { outageProblems } from './texts/outage-problems.ts';
import { postProblems } from './texts/post-problems.ts';
import { postTokenProblems } from './texts/post-token-problems.ts';
import { proofProblems } from './texts/proof-problems.ts';
import { recoveryProblems } from './texts/recovery-problems.ts';
import { requestProblems } from './texts/request-problems.ts';
import { reviewProblems } from './texts/review-problems.ts';
import { sessionProblems } from './texts/session-problems.ts';
import { simProblems } from './texts/sim-problems.ts';
import { simPromptProblems } from './texts/sim-prompt-problems.ts';
import { soapProblems } from './texts/soap-problems.ts';
import { staffActProblems } from './texts/staff-act-problems.ts';
import { staffProblems } from './texts/staff-problems.ts';
import { unfitCertificateProblems } from './texts/unfit-certificate-problems.ts';
import { usbProblems } from './texts/usb-problems.ts';

const table = {
  ...requestProblems,
  ...flowProblems,
  ...reviewProblems,
  ...proofProblems,
  ...loginProblems,
  ...authenticatorProblems,
  ...postProblems,
  ...postTokenProblems,
  ...insuranceProblems,
  ...capacityProblems,
  ...sessionProblems,
  ...accountProblems,
  ...contactProblems,
  ...dataRequestProblems,
  ...disputeProblems,
  ...evidenceProblems,
  ...recoveryProblems,
  ...simProblems,
  ...simPromptProblems,
  ...soapProblems,
  ...usbProblems,
  ...certificateProblems,
  ...unfitCertificateProblems,
  ...staffProblems,
  ...codecProblems,
  ...staffActProblems,
  ...outageProblems,
};

/** The stable code of a refusal; the same string in failures, problems, logs and tests. */
export type ProblemCode = keyof typeof table;

/** The stable code of what is wrong with one field. */
export type FieldCode = keyof typeof fieldTexts;

/** Every problem that the API can answer with. */
export const problems: Readonly<Record<ProblemCode, Problem>> = table;

/** What to tell people about a field that was refused. */
export const fieldProblems: Readonly<Record<FieldCode, Text>> = fieldTexts;
