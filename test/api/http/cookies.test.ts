import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  clearedSessionCookie,
  deviceCookie,
  readCookies,
  sessionCookie,
} from '../../../src/api/http/cookies.ts';

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
const token = fc.string({
  unit: fc.constantFrom(...base64url),
  minLength: 43,
  maxLength: 43,
});

test('what is set is what is read', () => {
  fc.assert(
    fc.property(token, token, (session, device) => {
      const cookies = [sessionCookie(session), deviceCookie(device)];
      const cookie = cookies.map((one) => one.split(';', 1).join()).join('; ');
      expect(readCookies({ cookie })).toEqual({ session, device });
    }),
  );
});

test('each is for this host alone, over TLS, out of reach of scripts', () => {
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax';
  const name = '__Host-dinhdanh';
  expect(sessionCookie('t')).toBe(`${name}_session=t; ${attributes}`);
  expect(deviceCookie('t')).toBe(`${name}_device=t; Max-Age=34560000; ${attributes}`);
  expect(clearedSessionCookie()).toBe(`${name}_session=; Max-Age=0; ${attributes}`);
});

test('a client without cookies brings its device in a header', () => {
  fc.assert(
    fc.property(token, (device) => {
      expect(readCookies({ 'device-token': device })).toEqual({ device });
    }),
  );
});

test('whatever else is brought is not there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!/^[\w-]{43}$/.test(text));
      const cookie = `__Host-dinhdanh_session=${text}; __Host-dinhdanh_device=${text}`;
      const { session, device } = readCookies({ cookie, 'device-token': text });
      for (const read of [session, device]) expect(read ?? '').toMatch(/^([\w-]{43})?$/);
    }),
  );
  expect(readCookies({ cookie: '=; ;;', 'device-token': 'x' })).toEqual({});
});
