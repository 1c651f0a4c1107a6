import type { Text } from '../../../src/domain/flows/text.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { GoTo, Visit } from '../../http/screen.ts';
import { wordsIn } from '../../layout/words.ts';
import { findTexts as t } from '../../texts/staff-flows.ts';

/** Back to the form, with what is wrong at its field. */
export function notExact(
  { language }: Pick<Visit, 'language'>,
  form: PostedForm,
  detail: Text,
): GoTo {
  const errors = [
    { pointer: '/searchKey', code: 'SearchNotExact', detail: wordsIn(language, detail) },
  ];
  const refusal = {
    code: 'SearchNotExact',
    title: wordsIn(language, t.notExact),
    detail: wordsIn(language, detail),
    errors,
    nextActions: [],
  };
  return { to: form.at, draft: { at: form.at, values: form.values(), refusal } };
}
