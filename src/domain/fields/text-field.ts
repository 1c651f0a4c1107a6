import { z } from 'zod';
import type { Parsed } from './parsed.ts';

/** A string of a body that one of our parsers reads; what it refuses is an issue with its code as message. */
export function textField<T>(parse: (text: string) => Parsed<T>) {
  return z.string().transform((text, context) => {
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.code });
    return z.NEVER;
  });
}
