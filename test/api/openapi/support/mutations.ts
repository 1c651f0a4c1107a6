import fc from 'fast-check';

/** What people and faulty clients put into a text; also what Unicode knows as digits and letters. */
const strays = [
  ...Array.from(' .-()+0139aZđÐ_/"\n\t\0'),
  '\u00a0',
  '\u200b',
  '\u202e',
  '\ufe0f',
  '\u0301',
  '３',
  '٣',
  '🙂',
  '\ud800',
];

/** A text with a stray character in it, without one of its own, or many times as long. */
export function mutatedText(text: string): fc.Arbitrary<string> {
  const at = fc.nat(text.length);
  return fc.oneof(
    fc
      .tuple(at, fc.constantFrom(...strays))
      .map(([place, stray]) => text.slice(0, place) + stray + text.slice(place)),
    fc
      .tuple(at, fc.constantFrom(...strays))
      .map(([place, stray]) => text.slice(0, place) + stray + text.slice(place + 1)),
    at.map((place) => text.slice(0, place) + text.slice(place + 1)),
    fc.constantFrom(text.toUpperCase(), text.toLowerCase(), ` ${text} `, text.repeat(40), ''),
  );
}

/** A body with one thing about it changed, at any depth. */
export function mutatedBody(body: unknown): fc.Arbitrary<unknown> {
  if (typeof body === 'string') return fc.oneof(mutatedText(body), fc.jsonValue());
  if (typeof body !== 'object' || body === null) return fc.jsonValue();
  const entries = Object.entries(body);
  const added = fc
    .tuple(fc.constantFrom('phoneNumber', 'x', 'constructor'), fc.jsonValue())
    .map(([name, value]) => Object.fromEntries([...entries, [name, value]]));
  if (entries.length === 0) return fc.oneof(added, fc.jsonValue());
  const dropped = fc
    .constantFrom(...entries.keys())
    .map((place) => Object.fromEntries(entries.filter((_, index) => index !== place)));
  const changed = fc
    .constantFrom(...entries)
    .chain(([name, value]) =>
      mutatedBody(value).map((other) => ({ ...Object.fromEntries(entries), [name]: other })),
    );
  return fc.oneof({ arbitrary: changed, weight: 6 }, dropped, added, fc.jsonValue());
}
