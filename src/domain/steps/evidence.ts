import { z } from 'zod';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({});

/** The files are sent beside, by `POST /v1/flows/{id}/evidence`; submitted, the complaint goes on with them. */
export const evidence = {
  summary: { vi: 'Gửi xong giấy tờ chứng minh', en: 'Go on with the evidence that was sent' },
  body: () => body,
  shows: {},
  actions: {},
  refusals: ['EvidenceMissing'],
} as const satisfies StepDeclaration;
