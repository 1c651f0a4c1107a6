import { z } from 'zod';
import type { Parsed } from './parsed.ts';
import type { Spelling } from './spelling.ts';

/**
 * A string of a body that one of our parsers reads; what it refuses is an issue with its code as
 * message. What a parser makes of a text fits the `spelling`, and what fits it the parser takes; it may
 * take more, where people write the same thing in several ways.
 */
export function textField<T>(parse: (text: string) => Parsed<T>, spelling?: Spelling) {
  return z
    .string()
    .meta({ ...spelling })
    .transform((text, context) => {
      const parsed = parse(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: parsed.code });
      return z.NEVER;
    });
}
