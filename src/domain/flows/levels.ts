import { z } from 'zod';

/** Who holds an account. */
export const subjectType = z.enum(['citizen', 'enterprise']);
export type SubjectType = z.output<typeof subjectType>;

/** 1 self-declared, 2 verified by a source, 3 equal to in person. */
export const level = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .describe('1 self-declared, 2 verified by a source, 3 in person');
export type Level = z.output<typeof level>;
