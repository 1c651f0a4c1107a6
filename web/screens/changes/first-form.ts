import type { IdentityView, StartBody } from '../../../client/contract.ts';
import type { Change } from '../../../src/domain/flows/flows.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { Block, Form } from '../../layout/block.ts';
import type { Words } from '../../layout/words.ts';

/** What a change is started with: shown at its start, and at its first step where that is corrected. */
export type FirstForm<C extends Change> = {
  /** The field that a refusal without fields of its own is about. */
  field?: string;
  blocks: (place: FormPlace) => Block[];
  body: (form: PostedForm) => StartBody<'change', C>;
  /** What is to be replaced, masked. */
  current?: (identity: IdentityView) => string | undefined;
};

/** Where the form is sent to, and by which button. */
export type FormPlace = Pick<Form, 'submit' | 'action'>;

/** The form of a change that needs nothing to begin with. */
export const nothingToTell: {
  blocks: FirstForm<Change>['blocks'];
  body: () => Record<string, never>;
} = {
  blocks: (place) => [{ kind: 'form', form: { ...place, fields: [] } }],
  body: () => ({}),
};

/** The account's phone or e-mail address. */
export function contactOf(kind: IdentityView['contacts'][number]['kind']) {
  return ({ contacts }: IdentityView): string | undefined =>
    contacts.find((one) => one.kind === kind)?.value;
}

/** One of several ways to prove something: what it is, and its form. */
export function wayBlocks(title: Words, form: Form, hint?: Words): Block[] {
  return [
    { kind: 'heading', text: title },
    ...(hint === undefined ? [] : [{ kind: 'text' as const, text: hint }]),
    { kind: 'form', form },
  ];
}
