import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { aCitizen, detailsOf, insuredDetailsOf } from '../support/citizens.ts';
import { samplePeople } from '../../simulators/sample-people.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({
    TRUSTED_PROXIES: '1',
    THROTTLE_NETWORK_FAILURES_PER_HOUR: '60',
  });
}, 60_000);
afterAll(() => system.stop(), 30_000);

const problem = z.object({ code: z.string().optional(), status: z.unknown() }).loose();

/** A start as the proxy in front hands it on: with the address, or what a client wrote as one. */
async function start(from: string, body: object, method = 'mobile_subscriber') {
  const response = await fetch(`${system.url}/v1/registrations/${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `"${randomUUID()}"`,
      'x-forwarded-for': from,
    },
    body: JSON.stringify(body),
  });
  const { code } = problem.parse(await response.json());
  return response.status < 400 ? response.status : code;
}

const known = async () => {
  const citizen = aCitizen();
  await system.simulators.addPerson(citizen);
  return { citizen, details: detailsOf(citizen, system.consentVersion) };
};

describe('somebody who knows a number', () => {
  test('is refused, by whatever ports come with the address, and does not lock its owner out', async () => {
    const { details } = await known();
    const wrong = { ...details, fullName: 'Người Khác' };
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push(await start(`203.0.113.11:${4000 + n}`, wrong));
    expect(answers).toEqual([
      ...Array<string>(6).fill('SubscriberMismatch'),
      // From a tenth of the failures on, the bot check is asked for.
      ...Array<string>(6).fill('ValidationFailed'),
    ]);
    expect(await start('198.51.100.7', details)).toBe(201);
  });

  test('is counted by a /48 of addresses too, and strangers there are still let in', async () => {
    const { details } = await known();
    const wrong = { ...details, fullName: 'Người Khác' };
    const answers = [];
    for (let n = 0; n < 42; n++) {
      answers.push(await start(`[2001:db8:7:${(n * 256).toString(16)}::${n}]:443`, wrong));
    }
    expect(answers.slice(0, 40)).toEqual(Array(40).fill('SubscriberMismatch'));
    expect(answers.slice(40)).toEqual(['TooManyRequests', 'TooManyRequests']);
    const stranger = await known();
    expect(await start('2001:db8:7:ffff::1', stranger.details)).toBe(201);
    expect(await start('2001:db8:8::1', details)).toBe(201);
  });
});

test('a suspended number, an unknown one and another person’s are told alike', async () => {
  const { details } = await known();
  const other = samplePeople.find(({ suspended }) => suspended === true);
  if (!other) throw new Error('no sample person is suspended');
  const from = '192.0.2.44';
  const suspended = { ...details, phone: other.phone };
  const wrong = { ...details, documentNumber: aCitizen().documentNumber };
  const unknown = { ...details, phone: aCitizen().phone };
  const answers = [];
  for (const body of [suspended, wrong, unknown]) answers.push(await start(from, body));
  expect(new Set(answers)).toEqual(new Set(['SubscriberMismatch']));
});

test('an office with one address is served, however many of it register', async () => {
  const answers = [];
  for (let n = 0; n < 70; n++) answers.push(await start('192.0.2.1', (await known()).details));
  expect(new Set(answers)).toEqual(new Set([201]));
}, 60_000);

describe('bodies that do not come', () => {
  test('keep nobody out, and are given up', async () => {
    const sockets = await Promise.all(
      Array.from({ length: 300 }, (_, n) => halfRequest(`${20 + (n >> 8)}.${n & 255}.0.1`)),
    );
    const ended = Promise.all(sockets.map(answerOf));
    expect(await start('198.51.100.9', (await known()).details)).toBe(201);
    const answers = await ended;
    expect(answers.filter((answer) => answer.includes(' 408 '))).toHaveLength(300);
  }, 60_000);

  test('of one network have only its share', async () => {
    const sockets = await Promise.all(Array.from({ length: 100 }, () => halfRequest('198.18.9.9')));
    const answers = await Promise.all(sockets.map(answerOf));
    const refused = answers.filter((answer) => answer.includes('"Overloaded"'));
    expect(refused).toHaveLength(100 - 64);
    const { citizen } = await known();
    const insured = insuredDetailsOf(citizen, system.consentVersion);
    expect(await start('198.51.100.10', insured, 'social_insurance')).not.toBe('Overloaded');
  }, 60_000);
});

async function halfRequest(from: string): Promise<Socket> {
  const { hostname, port } = new URL(system.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(
    [
      'POST /v1/registrations/mobile_subscriber HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `Idempotency-Key: "${randomUUID()}"`,
      `X-Forwarded-For: ${from}`,
      'Content-Length: 400',
      '',
      '{',
    ].join('\r\n'),
  );
  return socket;
}

/** What is answered until the connection is closed from the other side. */
async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
    if (answer.includes('"Overloaded"')) socket.destroy();
  });
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return answer;
}
