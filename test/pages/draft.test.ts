import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { longestStatement, statementField } from '../../src/domain/dispute/statement.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { type CookieJar, openCookieJar } from '../../web/http/cookie-jar.ts';
import { type Draft, keepDraft, readDraft } from '../../web/http/draft.ts';

const key = Buffer.alloc(32, 1);
const keys = createKeys({ ring: [{ id: 'a-key-of-2026', key }], lookupKey: key });
const sealer = {
  seal: (plain: Uint8Array) => keys.seal('cookie', plain).toString('base64url'),
  open: (sealed: string) => keys.open('cookie', Buffer.from(sealed, 'base64url')),
};
const small =
  'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ';
const letters = Array.from(`${small}${small.toUpperCase()} .,;:!?()"-0123456789\n`);
const words =
  'Số giấy tờ này là của tôi; tôi mất ví ở bến xe tháng 2/2024 và đã trình báo công an phường.'
    .split(' ')
    .map((word) => `${word} `);
const hanzi = Array.from({ length: 20_000 }, (_, at) => String.fromCodePoint(0x4e00 + at));
const rare = Array.from({ length: 40_000 }, (_, at) => String.fromCodePoint(0x20000 + at));

/** So many of the alphabet, by chance, and the same for the same seed. */
function textOf(alphabet: readonly string[], count: number, seed: number): string {
  const hash = createHash('shake256', { outputLength: 4 * count })
    .update(String(seed))
    .digest();
  const at = (place: number) => hash.readUInt32LE(4 * place) % alphabet.length;
  return Array.from({ length: count }, (_, place) => alphabet[at(place)]).join('');
}

/** As a form that is refused keeps it. */
function draftOf(statement: string): Draft {
  const errors = [{ pointer: '/statement', code: 'TooLong', detail: 'Hãy viết ngắn hơn.' }];
  const texts = { title: 'Có chỗ chưa đúng', detail: 'Hãy sửa các trường được nêu rồi gửi lại.' };
  const next = { action: 'cancel', href: `/v1/flows/${'a'.repeat(36)}`, method: 'POST' } as const;
  const refusal = { code: 'ValidationFailed', ...texts, errors, nextActions: [next, next] };
  return { at: '/ho-so/a1b2c3', step: 'statement', values: { statement }, refusal };
}

/** What the browser brings with its next request, in all. */
function keptBy(jar: CookieJar): string {
  const set = jar.headers();
  for (const cookie of set) expect(cookie.length).toBeLessThanOrEqual(4_096);
  return set.map((cookie) => cookie.split(';')[0]).join('; ');
}

function keep(draft: Draft, name: 'draft' | 'return' = 'draft') {
  const jar = openCookieJar(undefined);
  const isWhole = keepDraft(jar, sealer, draft, name);
  const header = keptBy(jar);
  return { isWhole, header, read: readDraft(openCookieJar(header), sealer, name) };
}

describe('what was typed', () => {
  const byChance = fc.nat().map((seed) => textOf(letters, longestStatement, seed));
  const inWords = fc.nat().map((seed) => {
    const text = textOf(words, longestStatement, seed);
    return text.slice(0, longestStatement);
  });

  test.each([
    ['of all letters by chance', byChance],
    ['of words', inWords],
    ['of words, letters and marks apart', inWords.map((text) => text.normalize('NFD'))],
  ])(
    'comes back whole: the longest Vietnamese statement %s',
    (_, statement) => {
      fc.assert(
        fc.property(statement, (text) => {
          expect(statementField.safeParse(text).success).toBe(true);
          const draft = draftOf(text);
          expect(keep(draft)).toMatchObject({ isWhole: true, read: draft });
        }),
        { numRuns: 10, endOnFailure: true },
      );
    },
    60_000,
  );

  test('comes back after a sign-in, too: the longest statement of words', () => {
    fc.assert(
      fc.property(inWords, (statement) => {
        const draft = { at: '/phan-doi', values: { statement } };
        expect(keep(draft, 'return')).toMatchObject({ isWhole: true, read: draft });
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 60_000);

  test('comes back whole, or the page says that it does not; in cookies that every server takes', () => {
    const length = fc.nat({ max: 60_000 });
    const anything = fc
      .tuple(fc.constantFrom(['a'], ['\0'], ['ợ'], letters, hanzi, rare), length, fc.nat())
      .map(([alphabet, most, seed]) => textOf(alphabet, most, seed));
    fc.assert(
      fc.property(anything, (statement) => {
        const draft = draftOf(statement);
        const { isWhole, header, read } = keep(draft);
        expect(header.length).toBeLessThanOrEqual(9_000);
        expect(read).toEqual(isWhole ? draft : { ...draft, values: {}, notice: 'typed_lost' });
      }),
      { numRuns: 60, endOnFailure: true },
    );
  }, 60_000);

  test.each([
    ['a bomb', brotliCompressSync(Buffer.alloc(10_000_000))],
    ['what was packed in another way', Buffer.from('{"at":"/","values":{}}')],
    ['what is no draft', brotliCompressSync('{"at":1}')],
  ])('is not read from %s', (_, packed) => {
    const jar = openCookieJar(undefined);
    jar.set('draft', sealer.seal(packed));
    expect(readDraft(jar, sealer)).toBeNull();
  });
});
