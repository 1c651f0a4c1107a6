import type { Text } from '../../src/domain/flows/text.ts';
import type { PostedForm } from './posted-form.ts';
import type { GoTo, Visit } from './screen.ts';

/** What is missing in a form: of its first field so, or of each. */
export type Missing = { title: Text; fields: Readonly<Record<string, Text>> };

/** Back to the page of a form that the API need not be asked about, with what is missing in it. */
export function refuseForm({ language }: Visit, form: PostedForm, missing: Missing): GoTo {
  const errors = Object.entries(missing.fields).map(([name, text]) => ({
    pointer: `/${name}`,
    code: 'Required',
    detail: text[language],
  }));
  const refusal = {
    code: 'ValidationFailed',
    title: missing.title[language],
    detail: '',
    errors,
    nextActions: [],
  };
  return { to: form.at, draft: { at: form.at, values: form.values(), refusal } };
}
