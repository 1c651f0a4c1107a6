import { z } from 'zod';

/** The answers of the catalogue, by the names that the document gives them. */
export const methodsAnswer = z
  .object({
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
  })
  .meta({ id: 'Methods' });

export const consentAnswer = z
  .object({
    version: z.string(),
    text: z.string(),
    purposes: z.array(z.object({ purpose: z.string(), text: z.string() })),
  })
  .meta({ id: 'Consent' });

export const botCheckAnswer = z
  .union([
    z.object({ required: z.literal(false) }),
    z.object({
      required: z.literal(true),
      challenge: z.looseObject({}).describe('A challenge for ALTCHA, version 2'),
    }),
  ])
  .meta({ id: 'BotCheck' });
