import type { Certificate } from 'pkijs';
import { readBounds, readElement, readElements, readOnly } from '../../der/read-element.ts';
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
const trueByte = 0xff;

/**
 * Looks for the certificate's serial and issuer among the entries (RFC 5280 sections 5.3, 6.3.3 i
 * and j). There may be hundreds of thousands: only those are taken apart that are sought, or that may
 * say something critical, such as whose the entries from there on are.
 * @throws DerError where an entry cannot be read.
 */
export function findEntry(
  { entries, issuer, scope }: RevocationList,
  certificate: Certificate,
): ListEntry {
  const serial = Buffer.from(certificate.serialNumber.valueBlock.valueHexView);
  const issuerSought = issuerOf(certificate);
  let found: ListEntry = 'absent';
  // The issuer of an entry is that of the entry before, until one names another (section 5.3.3).
  let current = issuer;
  for (let at = 0; at < entries.length;) {
    const bounds = readBounds(entries, at);
    const isSought = hasSerial(entries, bounds.start, serial);
    if (isSought || scope.isIndirect || mayBeCritical(entries, bounds)) {
      const entry = expect(readElement(entries, at), tags.sequence);
      const { isUnderstood, named, status } = readEntryExtensions(
        readElements(entry.contents)[2]?.whole,
      );
      if (!isUnderstood) return 'unreadable';
      current = named ?? current;
      if (isSought && areSameNames(current, issuerSought)) found = status;
    }
    at = bounds.end;
  }
  return found;
}

/**
 * Whether BOOLEAN TRUE may stand behind the serial number of an entry: without it no extension is
 * critical. Serial numbers are random, and hold these bytes by chance.
 */
function mayBeCritical(entries: Uint8Array, { start, end }: { start: number; end: number }) {
  for (let at = readBounds(entries, start).end + 2; at < end; at += 1) {
    if (entries[at] !== trueByte) continue;
    if (entries[at - 1] === 1 && entries[at - 2] === tags.boolean) return true;
  }
  return false;
}

/** Whether an entry's contents, from `start`, begin with this serial number: none is over 127 bytes. */
function hasSerial(entries: Uint8Array, start: number, serial: Buffer): boolean {
  if (entries[start] !== tags.integer || entries[start + 1] !== serial.length) return false;
  return serial.every((byte, place) => entries[start + 2 + place] === byte);
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
