import { why } from '../../../src/domain/staff/why.ts';
import type { StaffRole } from '../../../src/domain/staff/roles.ts';
import { readTyped } from '../../http/read-typed.ts';
import type { Screen } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import type { InputField } from '../../layout/field.ts';
import type { StaffArea } from '../../layout/page.ts';
import type { Text } from '../../../src/domain/flows/text.ts';
import { whyFields } from './case.ts';
import { takeCase } from './case-in-hand.ts';
import { notExact } from './not-exact.ts';
import { staffScreen, type StaffVisit } from './staff-screen.ts';

/** Set in the draft of a look-up that did not lead to one: what was found is shown beside the form. */
const wasLookedUp = 'lookedUp';

type LookUp<Found> = {
  path: string;
  area: StaffArea;
  roles: readonly StaffRole[];
  texts: { title: Text; lead: Text; submit: Text; notExactDetail: Text };
  field: Pick<InputField, 'label' | 'hint'>;
  /** Null: what was typed is nothing whole. */
  lookUp: (visit: Pick<StaffVisit, 'client' | 'why'>, typed: string) => Promise<Found | null>;
  /** The pages of those that were found. */
  pagesOf: (found: Found) => readonly string[];
  blocksOf: (found: Found) => Block[];
};

/** One field for something exact that a citizen tells, and why; where it is of one alone, its page comes at once. */
export function lookUpScreen<Found>(declared: LookUp<Found>): Screen {
  const { path, area, roles, texts, lookUp } = declared;
  return staffScreen({
    path,
    area,
    roles,
    isWithoutCase: true,
    get: async (visit) => {
      const values = visit.draft?.values;
      const typed = values?.[wasLookedUp] === 'yes' ? (values['searchKey'] ?? '') : '';
      const found = typed === '' ? null : await lookUp(visit, typed);
      const fields = [fieldOf(declared.field), ...whyFields(visit.why)];
      return {
        title: texts.title,
        blocks: [
          { kind: 'text', text: texts.lead },
          ...(found ? declared.blocksOf(found) : []),
          { kind: 'form', form: { fields, submit: texts.submit } },
        ],
      };
    },
    post: async (visit, form) => {
      const said = readTyped(visit, form, why);
      if ('to' in said) return said;
      takeCase(visit, said.value);
      const found = await lookUp({ ...visit, why: said.value }, form.text('searchKey'));
      if (!found) return notExact(visit, form, texts.notExactDetail);
      const [only, ...others] = declared.pagesOf(found);
      if (only !== undefined && others.length === 0) return { to: only };
      const values = { ...form.values(), [wasLookedUp]: 'yes' };
      return { to: form.at, draft: { at: form.at, values } };
    },
  });
}

/** Not named `key`, by which every form carries its Idempotency-Key. */
function fieldOf(field: LookUp<never>['field']): InputField {
  return {
    kind: 'input',
    name: 'searchKey',
    ...field,
    isRequired: true,
    width: 20,
    autocomplete: 'off',
    spellcheck: false,
  };
}
