import type { Certificate } from 'pkijs';
import { readElement, readElements, readOnly } from '../../der/read-element.ts';
import { readExtensions } from '../../der/read-extensions.ts';
import { expect, readCount, tags } from '../../der/read-values.ts';
import { readGeneralNames } from '../../names/general-name.ts';
import { issuerOf } from '../../names/names-of.ts';
import { areSameNames, type Name } from '../../names/read-name.ts';
import type { RevocationList } from './revocation-list.ts';

/** What a list has on a certificate; `unreadable`: an entry says something that we do not know. */
export type ListEntry = 'absent' | 'revoked' | 'removed' | 'unreadable';

const ids = { reason: '2.5.29.21', invalidityDate: '2.5.29.24', issuer: '2.5.29.29' };
const known = new Set(Object.values(ids));
const removeFromCrl = 8;
/** BOOLEAN TRUE: a list without it has no critical extension on any of its entries. */
const critical = Buffer.of(tags.boolean, 1, 0xff);

/**
 * Looks for the certificate's serial and issuer among the entries (RFC 5280 sections 5.3, 6.3.3 i
 * and j). @throws DerError where an entry cannot be read.
 */
export function findEntry(list: RevocationList, certificate: Certificate): ListEntry {
  const serial = Buffer.from(certificate.serialNumber.valueBlock.valueHexView);
  const entries = Buffer.from(list.entries.buffer, list.entries.byteOffset, list.entries.length);
  const isPlain = !list.scope.isIndirect && !entries.includes(critical);
  // Long lists: most certificates are on none, which is seen without taking them apart.
  if (isPlain && !entries.includes(serial)) return 'absent';
  return searchEntries(list, { serial, issuer: issuerOf(certificate), isPlain });
}

type Sought = { serial: Buffer; issuer: Name; isPlain: boolean };

function searchEntries({ entries, issuer }: RevocationList, sought: Sought): ListEntry {
  let found: ListEntry = 'absent';
  // The issuer of an entry is that of the entry before, until one names another (section 5.3.3).
  let current = issuer;
  for (let at = 0; at < entries.length;) {
    const entry = readElement(entries, at);
    at += entry.whole.length;
    const { contents } = expect(entry, tags.sequence);
    const isSought = sought.serial.equals(expect(readElement(contents), tags.integer).contents);
    if (sought.isPlain && !isSought) continue;
    const last = readElements(contents)[2];
    const { isUnderstood, named, status } = readEntryExtensions(last?.whole);
    if (!isUnderstood) return 'unreadable';
    current = named ?? current;
    if (isSought && areSameNames(current, sought.issuer)) found = status;
  }
  return found;
}

function readEntryExtensions(der: Uint8Array | undefined) {
  if (!der) return { isUnderstood: true, named: undefined, status: 'revoked' } as const;
  const extensions = readExtensions(der);
  const [reason, issuer] = [extensions.get(ids.reason), extensions.get(ids.issuer)];
  const isRemoved = reason && readCount(readOnly(reason.value)) === removeFromCrl;
  return {
    isUnderstood: [...extensions].every(([id, one]) => !one.critical || known.has(id)),
    named: issuer && readIssuer(issuer.value),
    status: isRemoved === true ? 'removed' : 'revoked',
  } as const;
}

/** A certificateIssuer is the directory name among its names; with none it is nobody. */
function readIssuer(value: Uint8Array): Name {
  const names = readGeneralNames(expect(readOnly(value), tags.sequence).contents);
  return names.flatMap((one) => (one.kind === 'directory' ? [one.name] : []))[0] ?? [];
}
