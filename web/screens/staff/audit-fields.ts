import { auditParameters } from '../../../src/domain/privacy/audit-views.ts';
import type { Text } from '../../../src/domain/flows/text.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { InputField } from '../../layout/field.ts';
import { auditTexts as t } from '../../texts/staff-audit.ts';

/** Each thing that the trail or a report is asked by, and what is wrong with what is none. */
const fields = {
  flowId: { label: t.flowId, wrong: t.notExact, reads: auditParameters.flowId },
  accountId: { label: t.accountId, wrong: t.notId, reads: auditParameters.accountId },
  account: { label: t.account, wrong: t.notId, reads: auditParameters.accountId },
  by: { label: t.by, wrong: t.notExact, reads: auditParameters.by },
  event: { label: t.event, hint: t.eventHint, wrong: t.notExact, reads: auditParameters.event },
  from: { label: t.from, hint: t.timeHint, wrong: t.notTime, reads: auditParameters.from },
  to: { label: t.to, hint: t.timeHint, wrong: t.notTime, reads: auditParameters.to },
} as const;
export type AuditField = keyof typeof fields;

/** The inputs of these names, filled with what is asked now. */
export function auditInputs(
  names: readonly AuditField[],
  asked: Readonly<Partial<Record<string, string>>>,
): InputField[] {
  return names.map((name) => {
    const field = fields[name];
    return {
      kind: 'input',
      name,
      label: field.label,
      ...('hint' in field && { hint: field.hint }),
      autocomplete: 'off',
      spellcheck: false,
      autocapitalize: 'none',
      value: asked[name] ?? '',
    };
  });
}

/** What was typed into them; what is wrong with each that cannot be asked by. */
export function auditTyped(
  names: readonly AuditField[],
  form: PostedForm,
): { asked: Record<string, string>; wrong: Record<string, Text> } {
  const typed = names.map((name) => [name, form.text(name)] as const);
  const wrong = typed.filter(
    ([name, text]) => text !== '' && !fields[name].reads.safeParse(text).success,
  );
  return {
    asked: Object.fromEntries(typed.filter(([, text]) => text !== '')),
    wrong: Object.fromEntries(wrong.map(([name]) => [name, fields[name].wrong])),
  };
}
