import type { GeneralName } from './general-name.ts';
import { isWithin } from './read-name.ts';

/** `unclear`: of a form in which nobody can tell, so that it is good for neither. */
type Place = 'within' | 'outside' | 'unclear';

const hostOfUri = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#@:[\]]+)(?::\d*)?(?:[/?#]|$)/i;
/** Bytes of an address of version 4 and of version 6. */
const lengths = new Set([4, 16]);

/** Where a name is to the base of a subtree of its own kind (RFC 5280 section 4.2.1.10). */
export function isNameIn(name: GeneralName, base: GeneralName): Place {
  if (name.kind === 'directory' && base.kind === 'directory') {
    return placeOf(isWithin(name.name, base.name));
  }
  if (name.kind === 'email' && base.kind === 'email') return placeOfEmail(name.text, base.text);
  if (name.kind === 'dns' && base.kind === 'dns') {
    return placeOf(isHostBelow(cleanHost(name.text), cleanHost(base.text)));
  }
  if (name.kind === 'uri' && base.kind === 'uri') return placeOfUri(name.text, base.text);
  if (name.kind === 'ip' && base.kind === 'ip') return placeOfIp(name.digits, base.digits);
  return 'unclear';
}

function placeOf(isInside: boolean): Place {
  return isInside ? 'within' : 'outside';
}

/** A mailbox, a host whose mailboxes are meant, or with a point before it those of its subdomains. */
function placeOfEmail(address: string, base: string): Place {
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return 'unclear';
  const [local, host] = [address.slice(0, at), cleanHost(address.slice(at + 1))];
  const baseAt = base.lastIndexOf('@');
  const baseHost = cleanHost(base.slice(baseAt + 1));
  if (baseAt < 0) return placeOf(isHostAtOrBelow(host, baseHost));
  return placeOf(local === base.slice(0, baseAt) && host === baseHost);
}

/** The host of a URI counts, which must be a name: not an address, and not left out. */
function placeOfUri(uri: string, base: string): Place {
  const [, host] = hostOfUri.exec(uri) ?? [];
  if (host === undefined || /(?:^|\.)\d+\.?$/.test(host)) return 'unclear';
  return placeOf(isHostAtOrBelow(cleanHost(host), cleanHost(base)));
}

/** The very host, or with a point before it any below. */
function isHostAtOrBelow(host: string, base: string): boolean {
  return base.startsWith('.') ? host.endsWith(base) && host.length > base.length : host === base;
}

/** The host, or any that is made by labels before it. */
function isHostBelow(host: string, base: string): boolean {
  if (base === '' || host === base) return true;
  return host.endsWith(base.startsWith('.') ? base : `.${base}`);
}

/** Names of hosts have no case, and may end with the point of the root. */
function cleanHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

/** A subtree is an address and a mask of its length (RFC 4632). */
function placeOfIp(address: string, subtree: string): Place {
  const [bytes, base] = [Buffer.from(address, 'hex'), Buffer.from(subtree, 'hex')];
  const areKnown = lengths.has(bytes.length) && lengths.has(base.length / 2);
  if (!areKnown) return 'unclear';
  if (bytes.length * 2 !== base.length) return 'outside';
  const isSame = bytes.every((byte, place) => {
    const mask = base[bytes.length + place] ?? 0;
    return (byte & mask) === ((base[place] ?? 0) & mask);
  });
  return placeOf(isSame);
}
