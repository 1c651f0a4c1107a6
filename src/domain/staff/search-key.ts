import { crockfordSign } from '../fields/crockford.ts';
import { parseReference } from '../flows/reference.ts';
import { parsePhone } from '../subject/phone.ts';
import { parseUsername } from '../subject/username.ts';

/** By what a flow is looked up: one whole value, never a part of one. */
export const searchKinds = ['reference', 'id', 'number', 'phone'] as const;
export type SearchKind = (typeof searchKinds)[number];
export type SearchKey = { kind: SearchKind; value: string };

const flowId = new RegExp(`^${crockfordSign}{32}$`, 'i');
/** Marks that say "anything" elsewhere: a reference is read past all marks, and not past these. */
const wildcard = /[%*?_]/;
/** Numbers that people are held by: digits, a passport's letter before them, a branch behind them. */
const number = /^(?:[A-Z]{0,2}\d{6,12}|\d{10}-\d{3})$/;

const readers: Readonly<Record<SearchKind, (text: string) => string | null>> = {
  reference: (text) => (wildcard.test(text) ? null : parseReference(text)),
  id: (text) => (flowId.test(text) ? text.toLowerCase() : null),
  number: (text) => {
    const read = parseUsername(text);
    return read.ok && number.test(read.value) ? read.value : null;
  },
  phone: (text) => {
    const read = parsePhone(text);
    return read.ok ? read.value : null;
  },
};

/** A key of a kind that is named, in its one spelling; null for what is none, such as a part of one. */
export function readSearchKey(kind: SearchKind, text: string): SearchKey | null {
  const value = readers[kind](text.trim());
  return value === null ? null : { kind, value };
}

/**
 * What somebody has typed into one field may be, by its shape, the likeliest first: ten digits may be a
 * phone and a tax code. A reference needs its prefix here, since eight digits are a passport's, too.
 */
export function recogniseKeys(text: string): SearchKey[] {
  const order: readonly SearchKind[] = /^\s*DD/i.test(text)
    ? ['reference']
    : ['id', 'phone', 'number', 'reference'];
  return order.flatMap((kind) => readSearchKey(kind, text) ?? []);
}
