import type { Field } from '../../layout/field.ts';
import { chooseTexts as t } from '../../texts/register.ts';

/** Who registers (guide: Bước 2, vùng 3). */
export const subjectField: Field = {
  kind: 'choice',
  name: 'subjectType',
  label: t.subject,
  items: [
    { value: 'citizen', label: t.citizen },
    { value: 'enterprise', label: t.enterprise, hint: t.enterpriseHint },
  ],
  isRequired: true,
};
