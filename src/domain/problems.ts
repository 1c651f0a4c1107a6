import type { Text } from './flows.ts';
import type { Problem } from './problem.ts';
import { capacityProblems } from './problem-texts/capacity-problems.ts';
import { certificateProblems } from './problem-texts/certificate-problems.ts';
import { fieldTexts } from './problem-texts/field-texts.ts';
import { flowProblems } from './problem-texts/flow-problems.ts';
import { insuranceProblems } from './problem-texts/insurance-problems.ts';
import { postProblems } from './problem-texts/post-problems.ts';
import { postTokenProblems } from './problem-texts/post-token-problems.ts';
import { proofProblems } from './problem-texts/proof-problems.ts';
import { requestProblems } from './problem-texts/request-problems.ts';
import { simProblems } from './problem-texts/sim-problems.ts';
import { simPromptProblems } from './problem-texts/sim-prompt-problems.ts';
import { soapProblems } from './problem-texts/soap-problems.ts';
import { unfitCertificateProblems } from './problem-texts/unfit-certificate-problems.ts';
import { usbProblems } from './problem-texts/usb-problems.ts';

const table = {
  ...requestProblems,
  ...flowProblems,
  ...proofProblems,
  ...postProblems,
  ...postTokenProblems,
  ...insuranceProblems,
  ...capacityProblems,
  ...simProblems,
  ...simPromptProblems,
  ...soapProblems,
  ...usbProblems,
  ...certificateProblems,
  ...unfitCertificateProblems,
};

/** The stable code of a refusal; the same string in failures, problems, logs and tests. */
export type ProblemCode = keyof typeof table;

/** The stable code of what is wrong with one field. */
export type FieldCode = keyof typeof fieldTexts;

/** Every problem that the API can answer with. */
export const problems: Readonly<Record<ProblemCode, Problem>> = table;

/** What to tell people about a field that was refused. */
export const fieldProblems: Readonly<Record<FieldCode, Text>> = fieldTexts;
