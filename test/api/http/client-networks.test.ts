import { Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { clientNetworks } from '../../../src/api/http/client-networks.ts';
import { networksOf } from '../../../src/api/http/networks.ts';

const networks = (narrow: string, middle: string, wide: string) => ({ narrow, middle, wide });
const ofIpv4 = networks('203.0.113.11/32', '203.0.113.0/24', '203.0.0.0/16');
const ofIpv6 = networks('2001:db8:1:ff00::/64', '2001:db8:1:ff00::/56', '2001:db8:1::/48');

describe('the networks of', () => {
  test.each([
    ['203.0.113.11'],
    [' 203.0.113.11 '],
    ['203.0.113.11:4000'],
    ['::ffff:203.0.113.11'],
    ['::FFFF:cb00:710b'],
    ['[::ffff:203.0.113.11]:4000'],
    ['64:ff9b::203.0.113.11'],
    ['::ffff:0:203.0.113.11'],
  ])('%j are those of one IPv4 address', (text) => {
    expect(networksOf(text)).toEqual(ofIpv4);
  });

  test.each([
    ['2001:db8:1:ff00::1'],
    ['2001:DB8:1:FF00:0:0:0:2'],
    ['[2001:db8:1:ff00::1]'],
    ['[2001:db8:1:ff00::1]:4000'],
    ['2001:db8:1:ff00:ffff:ffff:ffff:ffff%eth0'],
  ])('%j are those of one /64', (text) => {
    expect(networksOf(text)).toEqual(ofIpv6);
  });

  test('neighbours are the same only in the wider ones', () => {
    expect(networksOf('2001:db8:1:ff01::1')).toEqual({
      ...ofIpv6,
      narrow: '2001:db8:1:ff01::/64',
    });
    expect(networksOf('2001:db8:1:fe00::1')?.wide).toBe(ofIpv6.wide);
    expect(networksOf('2001:db8:1:fe00::1')?.middle).not.toBe(ofIpv6.middle);
    expect(networksOf('203.0.113.12')).toEqual({ ...ofIpv4, narrow: '203.0.113.12/32' });
  });

  test.each([
    [''],
    ['unknown'],
    ['_hidden'],
    ['203.0.113'],
    ['0xcb.0.113.11'],
    ['203.0.113.011'],
    ['203.0.113.256'],
    ['203.0.113.11:4000:1'],
    ['203.0.113.11:port'],
    ['[203.0.113.11'],
    ['2001:db8::1::2'],
    ['203.0.113.11, 203.0.113.12'],
    ['x'.repeat(10_000)],
  ])('%j are none', (text) => {
    expect(networksOf(text)).toBeNull();
  });
});

describe('a request through proxies', () => {
  const peer = '198.51.100.1';
  const narrowOf = (forwarded: string | undefined, trustedProxies: number) => {
    const socket = new Socket();
    Object.defineProperty(socket, 'remoteAddress', { value: peer });
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    return clientNetworks({ headers, socket }, trustedProxies).narrow;
  };

  test.each([
    ['whose header nobody trusts', '203.0.113.11', 0, peer],
    ['without a header', undefined, 1, peer],
    ['of which one is trusted', '192.0.2.1, 203.0.113.11', 1, '203.0.113.11'],
    ['of which two are trusted', '192.0.2.1, 203.0.113.11, 198.51.100.2', 2, '203.0.113.11'],
    ['of which more are trusted than there are', '203.0.113.11', 3, '203.0.113.11'],
    ['one of which writes ports', '203.0.113.11:4001', 1, '203.0.113.11'],
    ['one of which writes no address', 'nonsense', 1, peer],
    ['one of which writes nothing', '203.0.113.11, ', 1, peer],
    ['the nearer of which writes no address', '203.0.113.11, nonsense', 2, peer],
    ['the farther of which writes no address', 'nonsense, 198.51.100.2', 2, '198.51.100.2'],
  ])('%s', (_, forwarded, trustedProxies, address) => {
    expect(narrowOf(forwarded, trustedProxies)).toBe(`${address}/32`);
  });
});
