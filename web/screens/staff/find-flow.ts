import { why } from '../../../src/domain/staff/why.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import { readTyped } from '../../http/read-typed.ts';
import type { GoTo, Visit } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill, joined, wordsIn } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { findTexts as t, keyTexts, statusTexts } from '../../texts/staff-flows.ts';
import { whyFields } from './case.ts';
import { takeCase } from './case-in-hand.ts';
import { type FoundFlows, lookUp } from './found-flows.ts';
import { staffScreen } from './staff-screen.ts';

/** Set in the draft of a look-up that did not lead to one flow: what was found is shown beside the form. */
const wasLookedUp = 'lookedUp';

/** One field for whatever the citizen reads out; one flow of it is gone to at once. */
export const findFlow = staffScreen({
  path: staffPaths.find,
  area: 'staff-find',
  roles: ['support'],
  isWithoutCase: true,
  get: async (visit) => {
    const values = visit.draft?.values;
    const typed = values?.[wasLookedUp] === 'yes' ? (values['searchKey'] ?? '') : '';
    const found = typed === '' ? null : await lookUp(visit, typed);
    return {
      title: t.title,
      blocks: [
        { kind: 'text', text: t.lead },
        ...(found ? foundBlocks(found) : []),
        {
          kind: 'form',
          form: { fields: [keyField, ...whyFields(visit.why)], submit: t.submit },
        },
      ],
    };
  },
  post: async (visit, form) => {
    const typed = readTyped(visit, form, why);
    if ('to' in typed) return typed;
    takeCase(visit, typed.value);
    const found = await lookUp({ ...visit, why: typed.value }, form.text('searchKey'));
    if (!found) return notExact(visit, form);
    const [only, ...others] = found.items;
    if (only && others.length === 0) return { to: `${staffPaths.flows}/${only.id}` };
    const values = { ...form.values(), [wasLookedUp]: 'yes' };
    return { to: form.at, draft: { at: form.at, values } };
  },
});

/** Not named `key`, by which every form carries its Idempotency-Key. */
const keyField = {
  kind: 'input',
  name: 'searchKey',
  label: t.key,
  hint: t.keyHint,
  isRequired: true,
  width: 20,
  autocomplete: 'off',
  spellcheck: false,
} as const;

function foundBlocks({ kinds, items }: FoundFlows): Block[] {
  const parts = { kinds: joined(kinds.map((kind) => keyTexts[kind])), count: String(items.length) };
  if (items.length === 0) return [{ kind: 'inset', text: fill(t.none, parts) }];
  return [
    { kind: 'text', text: fill(t.several, parts) },
    {
      kind: 'links',
      items: items.map(({ id, reference, title, status, openedAt }) => ({
        text: reference,
        href: `${staffPaths.flows}/${id}`,
        hint: fill(t.line, {
          title,
          status: statusTexts[status],
          openedAt: dayAndTime(openedAt),
        }),
      })),
    },
  ];
}

/** Back to the form, with what is wrong at its field. */
export function notExact(
  { language }: Pick<Visit, 'language'>,
  form: PostedForm,
  detail: { vi: string; en: string } = t.notExactDetail,
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
