import { areSameNames } from '../../names/read-name.ts';
import type { RevocationList } from './revocation-list.ts';

/**
 * The deltas that go on from this complete list, the latest first: of the same issuer, scope and
 * key, from a number that is not past the list's own (RFC 5280 sections 5.2.4 and 6.3.3 c). Whether
 * they are of now and signed is still to be looked at.
 */
export function deltasOf(
  list: RevocationList,
  deltas: readonly RevocationList[],
): RevocationList[] {
  const { number } = list;
  if (number === undefined) return [];
  return deltas
    .filter((delta) => isOfSameScope(list, delta) && isAfter(delta, number))
    .sort((one, other) => ((one.number ?? 0n) < (other.number ?? 0n) ? 1 : -1));
}

function isOfSameScope(list: RevocationList, delta: RevocationList): boolean {
  return (
    areSameNames(list.issuer, delta.issuer) &&
    list.scopeDigits === delta.scopeDigits &&
    list.authorityKeyDigits === delta.authorityKeyDigits
  );
}

function isAfter({ number, baseNumber }: RevocationList, complete: bigint): boolean {
  if (number === undefined || baseNumber === undefined) return false;
  return baseNumber <= complete && complete < number;
}
