import { z } from 'zod';

const fieldProblem = z.object({
  pointer: z.string().describe('JSON pointer (RFC 6901) into the body of the request'),
  code: z.string().describe('Stable code of what is wrong'),
  detail: z.string().describe('The same for people, in the language asked for'),
});

export const nextAction = z.object({
  action: z.string(),
  href: z.string(),
  method: z.enum(['GET', 'POST', 'DELETE']),
});

/** A refusal inside a flow: a problem (RFC 9457) without what belongs to one request. */
export const problemView = z.object({
  type: z.string().describe('Address of a page that explains the code'),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().describe('What happened and what to do next'),
  code: z.string().describe('Stable name of the fact, in PascalCase'),
  attemptsLeft: z.int().min(0).exactOptional(),
  errors: z.array(fieldProblem).exactOptional(),
  retryAfter: z.int().min(1).exactOptional().describe('Seconds; also the Retry-After header'),
  nextActions: z.array(nextAction),
});

/** What a client reads of a refusal inside a flow. */
export type ProblemView = z.output<typeof problemView>;
