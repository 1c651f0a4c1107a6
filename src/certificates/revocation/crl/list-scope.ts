import { contextTag, readBits, readBoolean, readSequence } from '../../der/read-values.ts';
import type { GeneralName } from '../../names/general-name.ts';
import type { Name } from '../../names/read-name.ts';
import { readPointName } from './distribution-points.ts';
import { allReasons, type Reasons } from './reasons.ts';

/** Which certificates a list is about: its issuing distribution point (RFC 5280 section 5.2.5). */
export type ListScope = {
  /** `undefined`: under whatever name it was found. */
  names: GeneralName[] | undefined;
  only: 'users' | 'authorities' | 'attributes' | 'nothing' | undefined;
  reasons: Reasons;
  isIndirect: boolean;
};

const parts = {
  name: contextTag(0, 'constructed'),
  users: contextTag(1, 'primitive'),
  authorities: contextTag(2, 'primitive'),
  reasons: contextTag(3, 'primitive'),
  isIndirect: contextTag(4, 'primitive'),
  attributes: contextTag(5, 'primitive'),
};

const everything: ListScope = {
  names: undefined,
  only: undefined,
  reasons: allReasons,
  isIndirect: false,
};

/** @throws DerError where the extension cannot be read. */
export function readListScope(value: Uint8Array | undefined, issuer: Name): ListScope {
  if (!value) return everything;
  const elements = readSequence(value);
  const find = (tag: number) => elements.find((element) => element.tag === tag);
  const isSet = (tag: number) => elements.some((one) => one.tag === tag && readBoolean(one));
  const [name, reasons] = [find(parts.name), find(parts.reasons)];
  return {
    names: name && readPointName(name, issuer),
    only: readOnlyFor(isSet),
    reasons: reasons ? readBits(reasons) : allReasons,
    isIndirect: isSet(parts.isIndirect),
  };
}

/** At most one may be said; two leave nothing that both are about. */
function readOnlyFor(isSet: (tag: number) => boolean): ListScope['only'] {
  const said = (['users', 'authorities', 'attributes'] as const).filter((only) =>
    isSet(parts[only]),
  );
  return said.length > 1 ? 'nothing' : said[0];
}
