import { z } from 'zod';
import { statementField } from '../dispute/statement.ts';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({ statement: statementField });

/** What the complainant has to say. */
export const statement = {
  summary: { vi: 'Trình bày sự việc', en: 'State the case' },
  body: () => body,
  shows: {},
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;
