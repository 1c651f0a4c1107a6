import { sourceTexts, confirmTexts as t } from '../../texts/flow.ts';
import type { SummaryRow } from '../../layout/block.ts';
import { birthDate } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { type SeenStep, submitted } from './step-screen.ts';

/** What the source says of the citizen or enterprise, and "Đăng ký" (guide 1.3, Bước 5; vùng 7). */
export const confirm = submitted('confirm', {
  show: (seen) => ({
    title: t.title,
    field: 'email',
    blocks: [
      { kind: 'text', text: isEnterprise(seen) ? t.leadEnterprise : t.lead },
      { kind: 'summary', rows: identityRows(seen) },
      {
        kind: 'form',
        form: {
          action: `${seen.at}/buoc/confirm`,
          fields: [
            {
              kind: 'input',
              name: 'email',
              type: 'email',
              label: t.email,
              hint: isEnterprise(seen) ? t.emailNeeded : t.emailHint,
              autocomplete: 'email',
              spellcheck: false,
              ...(isEnterprise(seen) && { isRequired: true }),
            },
          ],
          submit: t.submit,
        },
      },
    ],
  }),
  body: (form) => form.optional('email'),
});

function isEnterprise({ step }: SeenStep): boolean {
  return step.identity?.subjectType === 'enterprise';
}

function identityRows({ step: { identity } }: SeenStep): SummaryRow[] {
  if (!identity) return [];
  const { subjectType, fullName, documentNumber, dateOfBirth, level, source } = identity;
  const isCitizen = subjectType === 'citizen';
  return [
    { key: isCitizen ? t.fullName : t.enterpriseName, value: fullName },
    { key: isCitizen ? t.documentNumber : t.taxCode, value: documentNumber },
    ...(dateOfBirth === undefined ? [] : [{ key: t.dateOfBirth, value: birthDate(dateOfBirth) }]),
    { key: t.source, value: sourceTexts[source] },
    { key: t.level, value: fill(t.levelValue, { level: String(level) }) },
  ];
}
