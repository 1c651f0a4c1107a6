import { z } from 'zod';
import { parseBody } from '../../src/domain/fields/field-refusals.ts';
import { fieldProblems, problems } from '../../src/domain/problems/problems.ts';
import type { PostedForm } from './posted-form.ts';
import type { GoTo, Visit } from './screen.ts';

/** What was typed into the fields of these names, as their schemas read it; or back to the form with each that is wrong. */
export function readTyped<S extends z.ZodRawShape>(
  { language }: Visit,
  form: PostedForm,
  shape: S,
): { value: z.output<z.ZodObject<S>> } | GoTo {
  const given = Object.fromEntries(
    Object.keys(shape).flatMap((name) => {
      const text = form.text(name);
      return text === '' ? [] : [[name, text] as const];
    }),
  );
  const read = parseBody(z.object(shape), given);
  if (read.ok) return { value: read.value };
  const errors = read.errors.map(({ pointer, code }) => ({
    pointer,
    code,
    detail: fieldProblems[code][language],
  }));
  const { title, detail } = problems.ValidationFailed;
  const refusal = {
    code: 'ValidationFailed',
    title: title[language],
    detail: detail[language],
    errors,
    nextActions: [],
  };
  return { to: form.at, draft: { at: form.at, values: form.values(), refusal } };
}
