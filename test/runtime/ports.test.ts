import { expect, test } from '@jest/globals';
import { freePort, portTroubles } from '../../scripts/runtime/ports.ts';
import { loadConfig } from '../../src/platform/config.ts';

test('two settings of one port are both named, with what one follows from that nobody has set', async () => {
  const [port, other] = [await freePort(), await freePort()];
  const host = '127.0.0.1';
  const origin = 'by default SIMULATORS_PORT + 2';
  expect(
    await portTroubles([
      { setting: 'API_PORT', port, host },
      { setting: 'SIMULATORS_PORT', port: other, host },
      { setting: 'INSURER_PORT', port, host, origin },
    ]),
  ).toEqual([`API_PORT and INSURER_PORT (by default SIMULATORS_PORT + 2) are both ${port}.`]);
});

test('ports in a row must all be there', () => {
  expect(() => loadConfig({ SIMULATORS_PORT: '65533' })).toThrow('SIMULATORS_PORT must be at most');
});

test('no port is told twice, however many are asked for', async () => {
  const ports = await Promise.all(Array.from({ length: 400 }, () => freePort()));
  expect(new Set(ports).size).toBe(ports.length);
});
