import { staffRoles } from '../../../src/domain/staff/roles.ts';
import { why } from '../../../src/domain/staff/why.ts';
import type { Field } from '../../layout/field.ts';
import { readTyped } from '../../http/read-typed.ts';
import { staffPaths } from '../../paths.ts';
import { staffTexts as t } from '../../texts/staff.ts';
import { caseInHand, takeCase } from './case-in-hand.ts';
import { staffPathOf } from './staff-path.ts';
import { staffScreen } from './staff-screen.ts';

/** The fields by which every form says why; filled with the case in hand. */
export function whyFields(now: { reason: string; ticket: string } | null): readonly Field[] {
  return [
    {
      kind: 'input',
      name: 'ticket',
      label: t.ticket,
      hint: t.ticketHint,
      isRequired: true,
      width: 20,
      autocomplete: 'off',
      spellcheck: false,
      value: now?.ticket ?? '',
    },
    {
      kind: 'input',
      name: 'reason',
      label: t.reason,
      hint: t.reasonHint,
      isRequired: true,
      autocomplete: 'off',
      value: now?.reason ?? '',
    },
  ];
}

/** Asks why, before anything about a person is shown. */
export const staffCase = staffScreen({
  path: staffPaths.case,
  area: null,
  roles: staffRoles,
  isWithoutCase: true,
  get: (visit) => ({
    title: t.case,
    blocks: [
      { kind: 'text', text: t.caseLead },
      {
        kind: 'form',
        form: {
          fields: [
            ...whyFields(caseInHand(visit)),
            { kind: 'hidden', name: 'to', value: visit.draft?.values['to'] ?? visit.query('to') },
          ],
          submit: t.goOn,
        },
      },
    ],
  }),
  post: (visit, form) => {
    const typed = readTyped(visit, form, why);
    if ('to' in typed) return typed;
    takeCase(visit, typed.value);
    return { to: staffPathOf(form.text('to')) };
  },
});
