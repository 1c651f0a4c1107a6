import { describe, expect, it } from '@jest/globals';
import { readOptions } from '../../bench/options.ts';
import { loginMethods, registrationMethods } from '../../src/domain/flows/flows.ts';

describe('readOptions', () => {
  it('measures every method of the matrix on the development server, unless told', () => {
    expect(readOptions([], {})).toEqual({
      temporal: 'development',
      oneProcess: undefined,
      stockIndexes: false,
      profile: false,
      growth: false,
      methods: registrationMethods,
      logins: loginMethods,
      account: true,
      pages: true,
      levels: [1, 4, 8, 16, 32],
      seconds: 15,
      overload: false,
    });
  });

  it('measures overload at levels of its own, unless told', () => {
    expect(readOptions(['--overload'], {})).toMatchObject({
      overload: true,
      levels: [16, 64, 200, 400],
    });
    expect(readOptions(['--overload', '--levels', '32'], {}).levels).toEqual([32]);
  });

  it('measures the flows of one kind alone', () => {
    expect(readOptions(['--kind', 'login'], {})).toMatchObject({
      methods: [],
      logins: loginMethods,
      account: false,
      pages: false,
    });
    expect(readOptions(['--kind', 'registration'], {}).logins).toEqual([]);
    expect(readOptions(['--kind', 'account'], {})).toMatchObject({
      methods: [],
      logins: [],
      account: true,
    });
    expect(() => readOptions(['--kind', 'recovery'], {})).toThrow(/^--kind takes/);
  });

  it('measures some methods alone, in the order of the matrix', () => {
    const named = readOptions(['--methods', 'usb_signature,mobile_subscriber'], {});
    expect(named.methods).toEqual(['mobile_subscriber', 'usb_signature']);
    expect(named.logins).toEqual(['usb_signature']);
  });

  it.each(['usb', '', 'usb_signature,', 'usb_signature, vietnam_post'])(
    'knows no methods "%s"',
    (methods) => {
      expect(() => readOptions(['--methods', methods], {})).toThrow(/^--methods takes some of/);
    },
  );

  it('has among its levels that of the bars', () => {
    expect(readOptions([], {}).levels).toContain(16);
  });

  it('writes profiles, and measures growth and indexes, where it is told to', () => {
    const args = ['--profile', '--growth', '--server', '--stock-indexes'];
    expect(readOptions(args, {})).toMatchObject({
      profile: true,
      growth: true,
      stockIndexes: true,
    });
  });

  it('takes the Temporal that is given, and none besides', () => {
    const given = { TEMPORAL_ADDRESS: '127.0.0.1:7233' };
    expect(readOptions([], given).temporal).toBe('given');
    expect(readOptions(['--server'], {}).temporal).toBe('built');
    expect(() => readOptions(['--server'], given)).toThrow('leave --server out');
  });

  it('runs API and worker as told, and else as the setting has it', () => {
    expect(readOptions(['--one-process'], {}).oneProcess).toBe(true);
    expect(readOptions(['--two-processes'], {}).oneProcess).toBe(false);
    expect(() => readOptions(['--one-process', '--two-processes'], {})).toThrow('not both');
  });

  it.each([
    ['--levels', '1,0'],
    ['--levels', '1,,4'],
    ['--seconds', '1.5'],
    ['--seconds', 'ten'],
  ])('refuses %s %s', (option, value) => {
    expect(() => readOptions([option, value], {})).toThrow(`${option} takes whole numbers above 0`);
  });
});
