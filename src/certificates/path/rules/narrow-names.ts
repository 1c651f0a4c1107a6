import { readElements, readOnly, type Element } from '../../der/read-element.ts';
import { contextTag, expect, readCount, readSequence, tags } from '../../der/read-values.ts';
import { readGeneralName, type GeneralName } from '../../names/general-name.ts';
import type { PathRule } from '../path-rule.ts';

const nameConstraints = '2.5.29.30';
const parts = {
  permitted: contextTag(0, 'constructed'),
  excluded: contextTag(1, 'constructed'),
  minimum: contextTag(0, 'primitive'),
};

/**
 * RFC 5280 section 6.1.4 (g): "if permittedSubtrees is present in the certificate, set the
 * permitted_subtrees state variable to the intersection of its previous value and the value
 * indicated in the extension field"; excludedSubtrees are united with those before.
 */
export const narrowNames: PathRule = ({ facts }, state) => {
  const value = facts.extensions.get(nameConstraints)?.value;
  if (!value) return undefined;
  for (const { tag, contents } of readElements(expect(readOnly(value), tags.sequence).contents)) {
    const subtrees = readElements(contents).map(readSubtree);
    const bases = subtrees.flatMap((base) => base ?? []);
    // Section 4.2.1.10: minimum is 0 and there is no maximum; others cannot be processed.
    if (bases.length < subtrees.length) return 'name_constraints';
    if (tag === parts.permitted) state.permitted.push(bases);
    else if (tag === parts.excluded) state.excluded.push(...bases);
    else return 'name_constraints';
  }
  return undefined;
};

function readSubtree({ whole }: Element): GeneralName | undefined {
  const [base, minimum, ...others] = readSequence(whole);
  if (!base || others.length > 0) return undefined;
  const isDefault = !minimum || (minimum.tag === parts.minimum && readCount(minimum) === 0);
  return isDefault ? readGeneralName(base) : undefined;
}
