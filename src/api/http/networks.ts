import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Bits of the widths that callers are counted in, by bytes of the address: narrowest first. */
const widths = { 4: [32, 24, 16], 16: [64, 56, 48] } as const;

/** The networks of one caller, each as its first address and width. */
export type Networks = {
  /** One IPv4 address, or the /64 that one household or device is given of IPv6. */
  narrow: string;
  /** The /24, or the /56 that many providers give to one customer. */
  middle: string;
  /** The /16, or the /48 that anybody can rent. */
  wide: string;
};

/**
 * The networks that an address is counted under; null for text that is no address. Ports, brackets
 * and zones are left out. An IPv4 address is one however it is written: mapped (RFC 4291, section
 * 2.5.5.2), translated (RFC 2765) or behind the well-known prefix of NAT64 (RFC 6052).
 */
export function networksOf(text: string): Networks | null {
  const bytes = bytesOf(text);
  if (!bytes) return null;
  const [narrow, middle, wide] = bytes.length === 4 ? widths[4] : widths[16];
  return {
    narrow: networkOf(bytes, narrow),
    middle: networkOf(bytes, middle),
    wide: networkOf(bytes, wide),
  };
}

function bytesOf(text: string): number[] | null {
  const bare = withoutPort(text.trim()).replace(/%.*$/, '');
  // The library would also read 0x7f.1 and 127.1, which nobody's proxy writes.
  if (isIP(bare) === 0) return null;
  const address = ipaddr.parse(bare);
  const bytes = address.toByteArray();
  const holdsIpv4 = ['ipv4Mapped', 'rfc6145', 'rfc6052'].includes(address.range());
  return address.kind() === 'ipv6' && holdsIpv4 ? bytes.slice(-4) : bytes;
}

/** As proxies write it: `203.0.113.11:4000`, `[2001:db8::1]:4000`, `[2001:db8::1]`. */
function withoutPort(text: string): string {
  const [, address] =
    /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text) ?? /^([^:]*):\d{1,5}$/.exec(text) ?? [];
  return address ?? text;
}

function networkOf(bytes: readonly number[], bits: number): string {
  const masked = bytes.map((byte, at) => {
    const kept = Math.min(8, Math.max(0, bits - at * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return `${ipaddr.fromByteArray(masked).toString()}/${bits}`;
}
