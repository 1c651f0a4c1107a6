import { expect, test } from '@jest/globals';
import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { createEventParser } from '../../client/event-parser.ts';

const line = fc.constantFrom(
  'data: a',
  'data:b',
  'data',
  'id: 7',
  'id',
  'event: flow',
  ': c',
  'x',
  '',
);
const end = fc.constantFrom('\n', '\r', '\r\n');
const streams = fc.array(fc.tuple(line, end).map((parts) => parts.join('')));

/** The same text as another implementation of the standard reads it in one piece. */
function reference(text: string) {
  const events: { type: string; data: string }[] = [];
  const parser = createParser({
    onEvent: ({ event = 'message', data }) => events.push({ type: event, data }),
  });
  parser.feed(text);
  return events;
}

test('events are read by the standard, wherever the stream is cut', () => {
  fc.assert(
    fc.property(streams, fc.array(fc.nat(200)), (lines, cuts) => {
      const text = `${lines.join('')}\ndata: last\n\n`;
      const parse = createEventParser();
      const at = [0, ...cuts.sort((a, b) => a - b), text.length];
      const parts = at.slice(1).map((to, index) => text.slice(at[index], to));
      const events = parts.flatMap(parse).map(({ type, data }) => ({ type, data }));
      expect(events).toEqual(reference(text));
    }),
  );
});

test('an id holds until the next one, and a time to come back likewise', () => {
  const events = createEventParser()('retry: 5\nid: 7\ndata: a\n\ndata: b\n\nid: 8\ndata: c\n\n');
  expect(events.map(({ id, retryMs }) => [id, retryMs])).toEqual([
    ['7', 5],
    ['7', 5],
    ['8', 5],
  ]);
});
