import type { AssetName } from '../build/assets.ts';
import type { Draft, Refusal } from '../http/draft.ts';
import type { Language } from '../../src/domain/flows/text.ts';
import type { Block, Form } from './block.ts';
import { fieldParams, type Filled } from './field-params.ts';
import type { Field } from './field.ts';
import type { Page } from './page.ts';
import { frameTexts } from '../texts/frame.ts';
import { inLanguage } from './in-language.ts';
import { dayAndTime, nextMinute } from './times.ts';
import { fill, wordsIn } from './words.ts';

/** The page as its templates take it: in one language, each form with its id and its fields filled. */
export function pageModel(page: Page, language: Language, draft: Draft | null) {
  const refusal = draft?.refusal ?? page.refusal;
  const errors = errorsOf(refusal, page.field);
  const filled: Filled = { language, values: draft?.values ?? {}, errors };
  const forms: Form[] = [];
  const blocks = page.blocks.map((block) => blockModel(block, filled, forms));
  const first = forms.find(({ fields }) => fields.some(isTyped));
  return {
    ...inLanguage({ ...page, blocks: [] }, language),
    blocks,
    scripts: scriptsOf(page, forms),
    refusal,
    retry: retryOf(refusal, language),
    errors: Object.entries(errors).map(([name, text]) => ({ field: name, text })),
    /** The form whose values go along when the language is switched. */
    switchForm: first && idOf(forms.indexOf(first)),
  };
}

/** When a refusal may be another answer. */
function retryOf(refusal: Refusal | undefined, language: Language): string | undefined {
  const at = refusal?.retryAt;
  return at === undefined
    ? undefined
    : wordsIn(language, fill(frameTexts.retryAt, { time: dayAndTime(nextMinute(at)) }));
}

/** The first error of each field, by the member of the body that it is about. */
function errorsOf(refusal: Refusal | undefined, field: string | undefined): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { pointer, detail } of refusal?.errors ?? []) {
    const [, name = ''] = pointer.split('/');
    found[name] ??= detail;
  }
  const isNamed = Object.keys(found).length > 0;
  return !isNamed && refusal && field !== undefined ? { [field]: refusal.title } : found;
}

function blockModel(block: Block, filled: Filled, forms: Form[]): object {
  if (block.kind === 'form') return { kind: 'form', form: formModel(block.form, filled, forms) };
  if (!('blocks' in block)) return inLanguage(block, filled.language);
  const blocks = block.blocks.map((inner) => blockModel(inner, filled, forms));
  return { ...inLanguage({ ...block, blocks: [] }, filled.language), blocks };
}

function formModel(form: Form, filled: Filled, forms: Form[]): object {
  forms.push(form);
  const { fields, ...rest } = form;
  return {
    ...inLanguage(rest, filled.language),
    id: idOf(forms.length - 1),
    fields: fields.map((field) => fieldParams(field, filled)),
    hasRequired: fields.some((field) => 'isRequired' in field && field.isRequired),
  };
}

/** Those that this page needs beside the one of all. */
function scriptsOf({ script }: Page, forms: readonly Form[]): AssetName[] {
  const has = (wanted: Field['kind']): boolean =>
    forms.some(({ fields }) => fields.some(({ kind }) => kind === wanted));
  return [
    ...(has('bot-check') ? ['bot-check.js' as const] : []),
    ...(has('long') ? ['long-text.js' as const] : []),
    ...(script ? [script] : []),
  ];
}

function isTyped({ kind }: Form['fields'][number]): boolean {
  return kind !== 'hidden' && kind !== 'username' && kind !== 'bot-check';
}

function idOf(index: number): string {
  return `form-${index + 1}`;
}
