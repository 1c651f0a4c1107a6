import type { InputField } from './field.ts';

type Texts = Pick<InputField, 'label' | 'hint'>;

/** What an account is named by: filled in by a password manager. */
export function usernameField(texts: Texts): InputField {
  return {
    kind: 'input',
    name: 'username',
    ...texts,
    autocomplete: 'username',
    spellcheck: false,
    autocapitalize: 'none',
    width: 20,
  };
}

/** One field for the whole name, as the papers have it. */
export function fullNameField(texts: Texts): InputField {
  return {
    kind: 'input',
    name: 'fullName',
    ...texts,
    autocomplete: 'name',
    spellcheck: false,
    autocapitalize: 'words',
    isRequired: true,
  };
}

/** A phone number as people write it; no country is asked for. */
export function phoneField(texts: Texts): InputField {
  return {
    kind: 'input',
    name: 'phone',
    ...texts,
    type: 'tel',
    autocomplete: 'tel',
    width: 20,
    isRequired: true,
  };
}
