import type { Language } from '../../src/domain/flows/text.ts';
import { botCheckTexts } from '../texts/bot-check.ts';
import { frameTexts } from '../texts/frame.ts';
import type { DateField, Field } from './field.ts';
import { numberOf } from './sizes.ts';
import { fill, type Words, wordsIn } from './words.ts';

/** What fields are filled with: what was typed before, and what was wrong with it. */
export type Filled = {
  language: Language;
  values: Readonly<Partial<Record<string, string>>>;
  errors: Readonly<Partial<Record<string, string>>>;
};

/** A field as `fields.njk` takes it: with the parameters of the GOV.UK Frontend's macro of its kind. */
export type FieldParams =
  | { kind: 'hidden' | 'username'; name?: string; value: string }
  | { kind: Exclude<Field['kind'], Unseen>; params: Record<string, unknown> };

export function fieldParams(field: Field, filled: Filled): FieldParams {
  if (field.kind === 'hidden' || field.kind === 'username') return field;
  const { kind } = field;
  switch (kind) {
    case 'input':
      return { kind, params: { ...common(field, filled), ...inputParams(field) } };
    case 'code':
      return { kind, params: { ...common(field, filled), ...codeParams } };
    case 'password':
      return { kind, params: { ...common(field, filled), ...passwordParams(field, filled) } };
    case 'long':
      return { kind, params: { ...common(field, filled), ...longParams(field, filled) } };
    case 'file':
      return { kind, params: { ...common(field, filled), attributes: { accept: field.accept } } };
    case 'date':
      return { kind, params: dateParams(field, filled) };
    case 'choice':
      return { kind, params: { ...group(field, filled), items: choiceItems(field, filled) } };
    case 'checks':
      return { kind, params: { ...group(field, filled), items: checksItems(field, filled) } };
    case 'check':
      return { kind, params: checkParams(field, filled) };
    case 'bot-check':
      return { kind, params: botCheckParams(filled) };
  }
}

type Shown = Exclude<Field, { kind: Unseen | 'bot-check' }>;
type Unseen = 'hidden' | 'username';
type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;

const isRequired = 'portal-required';

function say(words: Words | undefined, { language }: Filled): { text: string } | undefined {
  return words === undefined ? undefined : { text: wordsIn(language, words) };
}

function errorOf(name: string, { errors, language }: Filled) {
  const text = errors[name];
  const visuallyHiddenText = frameTexts.errorHidden[language];
  return text === undefined ? undefined : { text, visuallyHiddenText };
}

function common(field: Shown, filled: Filled): Record<string, unknown> {
  return {
    id: field.name,
    name: field.name,
    label: { ...say(field.label, filled), ...(field.isRequired && { classes: isRequired }) },
    hint: say(field.hint, filled),
    errorMessage: errorOf(field.name, filled),
    value: filled.values[field.name] ?? ('value' in field ? field.value : undefined),
  };
}

function inputParams(field: Of<'input'>): Record<string, unknown> {
  const { type = 'text', inputmode, autocomplete, spellcheck, autocapitalize, width } = field;
  const classes = width === undefined ? '' : `govuk-input--width-${width}`;
  return { type, inputmode, autocomplete, spellcheck, autocapitalize, classes };
}

/** What is left is counted by a script; without one it says how many there may be. */
function longParams({ rows, most }: Of<'long'>, { language }: Filled): Record<string, unknown> {
  const { mostCharacters, charactersLeft, noneLeft, tooMany } = frameTexts;
  return {
    rows,
    maxlength: most,
    textareaDescriptionText: wordsIn(language, fill(mostCharacters, { most: numberOf(most) })),
    charactersUnderLimitText: { one: charactersLeft[language], other: charactersLeft[language] },
    charactersAtLimitText: noneLeft[language],
    charactersOverLimitText: { one: tooMany[language], other: tooMany[language] },
  };
}

/** No `maxlength`: a code is pasted with its spaces. */
const codeParams = {
  value: undefined,
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
  spellcheck: false,
  classes: 'govuk-input--width-10 govuk-input--extra-letter-spacing',
};

function passwordParams({ autocomplete }: Of<'password'>, { language }: Filled) {
  return {
    value: undefined,
    autocomplete,
    showPasswordText: frameTexts.show[language],
    hidePasswordText: frameTexts.hide[language],
    showPasswordAriaLabelText: frameTexts.showPassword[language],
    hidePasswordAriaLabelText: frameTexts.hidePassword[language],
    passwordShownAnnouncementText: frameTexts.passwordShown[language],
    passwordHiddenAnnouncementText: frameTexts.passwordHidden[language],
  };
}

function group(
  field: Of<'date'> | Of<'choice'> | Of<'checks'>,
  filled: Filled,
): Record<string, unknown> {
  const classes = `govuk-fieldset__legend--s${field.isRequired ? ` ${isRequired}` : ''}`;
  return {
    id: field.name,
    idPrefix: field.name,
    name: field.name,
    fieldset: { legend: { ...say(field.label, filled), classes } },
    hint: say(field.hint, filled),
    errorMessage: errorOf(field.name, filled),
  };
}

/** The first input has the field's own id, and the group another: an error's link leads to the input. */
function dateParams(field: DateField, filled: Filled): Record<string, unknown> {
  const items = dateItems(field, filled);
  return { ...group(field, filled), id: `${field.name}-group`, items };
}

function dateItems({ name, isBirthday }: DateField, filled: Filled): Record<string, unknown>[] {
  const isWrong = filled.errors[name] !== undefined;
  return (['day', 'month', 'year'] as const).map((part) => ({
    id: part === 'day' ? name : `${name}-${part}`,
    name: `${name}-${part}`,
    label: frameTexts[part][filled.language],
    value: filled.values[`${name}-${part}`],
    classes: `govuk-input--width-${part === 'year' ? 4 : 2}${isWrong ? ' govuk-input--error' : ''}`,
    ...(isBirthday && { autocomplete: `bday-${part}` }),
  }));
}

function choiceItems({ name, items, value }: Of<'choice'>, filled: Filled) {
  const chosen = filled.values[name] ?? value;
  return items.map((item) => ({
    value: item.value,
    text: wordsIn(filled.language, item.label),
    hint: say(item.hint, filled),
    checked: item.value === chosen,
  }));
}

/** The first box has the field's own id: an error's link leads to it. */
function checksItems({ name, items }: Of<'checks'>, { values, language }: Filled) {
  return items.map((item, index) => ({
    id: index === 0 ? name : item.name,
    name: item.name,
    value: 'yes',
    text: wordsIn(language, item.label),
    checked: values[item.name] === 'yes',
  }));
}

function checkParams(field: Of<'check'>, filled: Filled): Record<string, unknown> {
  const { name, value, isChecked = false } = field;
  const checked = filled.values[name] === value || isChecked;
  const label = field.isRequired ? { label: { classes: isRequired } } : {};
  return {
    idPrefix: name,
    name,
    hint: say(field.hint, filled),
    errorMessage: errorOf(name, filled),
    items: [{ value, ...say(field.label, filled), checked, ...label }],
  };
}

function botCheckParams(filled: Filled): Record<string, unknown> {
  const { byServer, waiting } = botCheckTexts;
  const { language } = filled;
  const error = filled.errors['botCheck'];
  return { byServer: byServer[language], waiting: waiting[language], error };
}
