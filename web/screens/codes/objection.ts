import { z } from 'zod';
import { longestStatement } from '../../../src/domain/dispute/statement.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { paths } from '../../paths.ts';
import { objectionTexts as t } from '../../texts/codes.ts';
import { codeField, codeForm, codeOf } from './code-form.ts';
import { resultOf, toResult } from './result.ts';

const donePath = `${paths.objection}/da-gui`;
const told = z.object({ sent: z.literal('yes') });

/** What somebody says whose account is complained about, by the code of the notice. */
const objection: Screen = {
  path: paths.objection,
  get: () => ({
    title: t.title,
    field: codeField,
    blocks: [
      { kind: 'text', text: t.lead },
      codeForm({ submit: t.submit }, [
        {
          kind: 'long',
          name: 'statement',
          label: t.statement,
          hint: t.statementHint,
          rows: 8,
          most: longestStatement,
        },
      ]),
    ],
  }),
  post: async ({ client }, form) => {
    orRefuse(await client.object({ code: codeOf(form), statement: form.exact('statement') }));
    return toResult(donePath, { sent: 'yes' });
  },
};

const objected: Screen = {
  path: donePath,
  get: (visit) => {
    if (!resultOf(visit, told)) return { to: paths.objection };
    return {
      title: t.done,
      blocks: [
        { kind: 'text', text: t.doneText, look: 'lead' },
        { kind: 'links', items: [{ text: t.home, href: paths.home }] },
      ],
    };
  },
};

export const objectionScreens: readonly Screen[] = [objection, objected];
