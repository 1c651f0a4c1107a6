import { z } from 'zod';
import { botCheckField, consentField } from './citizen-fields.ts';
import type { DetailsRules } from './details-rules.ts';

/** What every method's details have: the consent, and the bot check, which is the edge's affair. */
export function commonFields({ consentVersion }: DetailsRules) {
  return { consent: consentField(consentVersion), botCheck: botCheckField };
}

/** The bot check is over by then. */
export function withoutBotCheck<T extends { botCheck?: string }, I>(schema: z.ZodType<T, I>) {
  return schema.transform((body): Omit<T, 'botCheck'> => {
    const details = { ...body };
    delete details.botCheck;
    return details;
  });
}

/** Whoever registers: a person, or somebody with the signature of an enterprise. */
export const eitherSubject = z.enum(['citizen', 'enterprise']);
