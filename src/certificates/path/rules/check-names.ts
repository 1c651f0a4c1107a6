import { isNameIn } from '../../names/is-name-in.ts';
import type { GeneralName } from '../../names/general-name.ts';
import { namesOf } from '../../names/all-names.ts';
import type { PathRule } from '../path-rule.ts';
import type { PathState } from '../path-state.ts';

/** More comparisons than certificates in use need by far: whoever wants more is refused. */
const mostComparisons = 1_000_000;

/**
 * RFC 5280 section 6.1.3 (b) and (c): "if certificate i is self-issued and it is not the final
 * certificate in the path, skip this step [...] otherwise, verify that the subject name is within
 * one of the permitted_subtrees [...] and verify that each of the alternative names [...] is
 * within", and that none is within one of the excluded_subtrees.
 */
export const checkNames: PathRule = ({ facts, isLast }, state) => {
  if (facts.isSelfIssued && !isLast) return undefined;
  const constraints = state.excluded.length + state.permitted.flat().length;
  if (constraints === 0) return undefined;
  const names = namesOf(facts);
  if (names.length * constraints > mostComparisons) return 'name_constraints';
  return names.every((name) => isAllowed(name, state)) ? undefined : 'name_constraints';
};

function isAllowed(name: GeneralName, { permitted, excluded }: PathState): boolean {
  const isPermitted = permitted.every((subtrees) => {
    // A set says nothing about names of a kind that is not in it (section 4.2.1.10).
    const ofKind = subtrees.filter((base) => isSameKind(name, base));
    return ofKind.length === 0 || ofKind.some((base) => isNameIn(name, base) === 'within');
  });
  const ofKind = excluded.filter((base) => isSameKind(name, base));
  // What cannot be told to be outside is not.
  return isPermitted && ofKind.every((base) => isNameIn(name, base) === 'outside');
}

function isSameKind(name: GeneralName, base: GeneralName): boolean {
  if (name.kind === 'other' && base.kind === 'other') return name.tag === base.tag;
  return name.kind === base.kind;
}
