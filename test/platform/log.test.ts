import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scrub } from '../../src/platform/log-scrub.ts';
import { createLogger } from '../../src/platform/log.ts';

function lineOf(log: (logger: ReturnType<typeof createLogger>) => void): string {
  let line = '';
  const write = (text: string): void => {
    line += text;
  };
  log(createLogger({ name: 'test', level: 'trace', destination: { write } }));
  JSON.parse(line); // whatever was taken out, the line is still JSON
  return line;
}

describe('what must not be in a log', () => {
  test.each([
    ['a phone', '0981234567'],
    ['a phone in E.164', '+84981234567'],
    ['a phone with spaces', '+84 981 234 567'],
    ['a phone with dots', '098.123.4567'],
    ['a CCCD', '001185012345'],
    ['a CMND', '012345678'],
    ['a tax code', '0101243150'],
    ['a bearer token', 'Bearer abc.def-ghi'],
    ['a JWT', 'eyJhbGciOiJFUzI1NiJ9.eyJuYW1lIjoiQW4ifQ.c2lnbmF0dXJl'],
    ['an e-mail address', 'an.nguyen+portal@thu.example.vn'],
    ['the code of a notice', '7K3F-92QX-00ZT'],
    ['a flow token', 'GO8kLs-feB7DlYuezNTmYiaT17GmPf0_s030M--HmM4'],
  ])('%s is taken out of messages, members, errors and lists', (_, secret) => {
    const tail = secret.replace('Bearer ', '');
    const lines = [
      lineOf((log) => {
        log.info(`got ${secret}, sadly`);
      }),
      lineOf((log) => {
        log.info({ a: { b: [secret] } });
      }),
      lineOf((log) => {
        log.error({ err: new Error(`no ${secret}`) });
      }),
      lineOf((log) => {
        log.child({ who: secret }).info('x');
      }),
    ];
    for (const line of lines) expect(line).not.toContain(tail);
  });

  test.each([
    ...['phone', 'documentNumber', 'fullName', 'password', 'repeated', 'token', 'email'],
    ...['authorization', 'cookie', 'set-cookie', 'device-token', 'deviceToken'],
  ])('a member named %s is redacted by its name', (name) => {
    expect(
      lineOf((log) => {
        log.info({ body: { [name]: 'Hòa' } });
      }),
    ).not.toContain('Hòa');
  });

  test('an OTP as the member code', () => {
    expect(
      lineOf((log) => {
        log.info({ body: { code: '123456' } });
      }),
    ).not.toContain('123456');
  });

  test('a number that is no text leaves a number', () => {
    const line = lineOf((log) => {
      log.info({ phone84: 84981234567, list: [981234567] });
    });
    expect(line).not.toContain('981234567');
  });
});

test('times, ids and problem codes stay', () => {
  const line = lineOf((log) => {
    log.info({
      flowId: '98qcvjvv7c30kr01nkmbvx4zv1rgz41m',
      id: '0b9e8a52-6a56-4c4b-9a3e-123456789012',
      code: 'OtpWrong',
      ms: 12.5,
    });
  });
  for (const kept of ['98qcvjvv7c30kr01nkmbvx4zv1rgz41m', '123456789012', 'OtpWrong', '12.5']) {
    expect(line).toContain(kept);
  }
});

test('a line stays JSON, whatever was in it', () => {
  const digits = fc.stringMatching(/^[-0-9:,+. [\]]{0,40}$/);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger(), digits)),
      (list) => {
        JSON.parse(scrub(JSON.stringify(list)));
      },
    ),
    { numRuns: 2_000 },
  );
});
