import type { Block, Form } from '../../layout/block.ts';
import type { Field } from '../../layout/field.ts';
import { codeTexts as t } from '../../texts/codes.ts';
import type { PostedForm } from '../../http/posted-form.ts';

/**
 * The field of the code of a message. Not `code`, which is a secret of a flow: this one is shown again where
 * something else was wrong, since its message may be on another device.
 */
export const codeField = 'noticeCode';
/** As the API has it; of what is longer it says the same as of any wrong one. */
const longest = 100;

/** The form of a page that is led to by a link with the code in its fragment. */
export function codeForm(
  form: Pick<Form, 'submit' | 'look'>,
  fields: readonly Field[] = [],
): Block {
  const code: Field = {
    kind: 'input',
    name: codeField,
    label: t.code,
    hint: t.codeHint,
    autocomplete: 'off',
    spellcheck: false,
    autocapitalize: 'characters',
    width: 20,
  };
  return {
    kind: 'element',
    tag: 'code-from-link',
    blocks: [{ kind: 'form', form: { ...form, fields: [code, ...fields] } }],
  };
}

export function codeOf(form: PostedForm): string {
  return form.text(codeField).slice(0, longest);
}
