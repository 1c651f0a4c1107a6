import { z } from 'zod';
import { flowView, problemAnswer } from '../../domain/flows/flow-view.ts';

const health = z.enum(['up', 'down']);

/** What the API answers with, by the names that the document gives them. */
export const answerSchemas = {
  Flow: flowView,
  Problem: problemAnswer,
  Methods: z.object({
    items: z.array(
      z.object({
        method: z.string(),
        kind: z.string(),
        guide: z.string().describe('Paragraph of the guide'),
        title: z.string(),
        subjectTypes: z.array(z.enum(['citizen', 'enterprise'])),
        steps: z.array(z.string()).describe('The whole way, in order'),
        level: z.int().min(1).max(3).describe('Level that is proven'),
        proof: z.string(),
        path: z.string().describe('Where it starts'),
        available: z.boolean(),
      }),
    ),
    next: z.null(),
  }),
  Consent: z.object({
    version: z.string(),
    text: z.string(),
    purposes: z.array(z.object({ purpose: z.string(), text: z.string() })),
  }),
  BotCheck: z.union([
    z.object({ required: z.literal(false) }),
    z.object({
      required: z.literal(true),
      challenge: z.looseObject({}).describe('A challenge for ALTCHA, version 2'),
    }),
  ]),
  Alive: z.object({ status: z.literal('alive') }),
  Ready: z.object({
    status: z.enum(['ready', 'not ready']),
    required: z.record(z.string(), health),
    informational: z.record(z.string(), health),
  }),
} as const satisfies Record<string, z.ZodType>;

export type AnswerSchema = keyof typeof answerSchemas;
