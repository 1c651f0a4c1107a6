import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createStartPlaces } from '../../../src/api/flows/start-places.ts';
import { networksOf } from '../../../src/api/http/networks.ts';
import { flowOfKey, keys, today } from '../support/edge.ts';

const reader = { language: 'vi', now: today, publicUrl: 'http://portal' } as const;

function placesOf(most: number, perNetwork = 100) {
  const reached: number[] = [];
  const drawn: [number, number][] = [];
  const places = createStartPlaces({
    keys,
    perNetwork,
    limit: { places: () => most, reach: () => reached.push(1) },
    random: (least, end) => {
      drawn.push([least, end]);
      return drawn.length % 2 === 0 ? least : end - 1;
    },
  });
  const request = (address: string, key: string = randomUUID()) => {
    const networks = networksOf(address);
    if (!networks) throw new Error(`${address} is no address`);
    return { networks, reader, headers: { 'idempotency-key': `"${key}"` } };
  };
  return { places, reached, drawn, request };
}

const refusal = (seconds: number) =>
  expect.objectContaining({
    refusal: {
      code: 'Overloaded',
      retryAt: new Date(today.getTime() + seconds * 1000).toISOString(),
    },
  });

test('as many enter as there are places; the next one is told to come again in 2 to 8 s', () => {
  const { places, reached, drawn, request } = placesOf(2);
  const leave = places.enter(request('11.0.0.1'));
  places.enter(request('12.0.0.1'));
  expect(places.inside()).toBe(2);
  expect(() => places.enter(request('13.0.0.1'))).toThrow(refusal(8));
  expect(() => {
    places.check(request('13.0.0.1'));
  }).toThrow(refusal(2));
  expect(drawn).toEqual([
    [2, 9],
    [2, 9],
  ]);
  expect(reached).toHaveLength(2);
  leave();
  leave();
  places.check(request('13.0.0.1'));
  expect(places.inside()).toBe(1);
});

test('one network has half of them, and half of what it may have in flight', () => {
  const ofLimit = placesOf(4);
  ofLimit.places.enter(ofLimit.request('11.0.0.1'));
  ofLimit.places.enter(ofLimit.request('11.0.0.1'));
  expect(() => ofLimit.places.enter(ofLimit.request('11.0.0.1'))).toThrow('Overloaded');
  ofLimit.places.enter(ofLimit.request('12.0.0.1'));
  const ofShare = placesOf(100, 4);
  ofShare.places.enter(ofShare.request('11.0.0.1'));
  ofShare.places.enter(ofShare.request('11.0.0.1'));
  expect(() => ofShare.places.enter(ofShare.request('11.0.0.1'))).toThrow('Overloaded');
});

test('the start of a flow that was let in, sent again, needs no place', () => {
  const { places, request } = placesOf(1);
  places.enter(request('11.0.0.1'));
  const key = randomUUID();
  const again = request('12.0.0.1', key);
  expect(() => places.enter(again)).toThrow('Overloaded');
  places.remember(flowOfKey(key).id);
  places.check(again);
  places.enter(again)();
  expect(places.inside()).toBe(1);
});
