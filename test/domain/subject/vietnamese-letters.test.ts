import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareNames, parseName } from '../../../src/domain/subject/names.ts';
import { vietnameseLetters } from '../../../src/domain/subject/vietnamese-letters.ts';

const marks = Array.from('\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031B');
/** Every vowel of Vietnamese with each tone. */
const vowels = Array.from('aăâeêioôơuưyAĂÂEÊIOÔƠUƯY').flatMap((vowel) =>
  ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) =>
    (vowel + tone).normalize('NFC'),
  ),
);

describe('letters that stand for others', () => {
  test.each([
    ['eth', 'Ðặng ðình', 'Đặng đình'],
    ['African d', 'Ɖặng ɖình', 'Đặng đình'],
    ['a stroke as a mark', 'D\u0335ặng d\u0336ình', 'Đặng đình'],
    ['gha for ư', 'Trƣơng Ƣng ngƣ\u0300i', 'Trương Ưng ngừi'],
    ['a caron for a breve', 'Nǎm Lǎ\u0301m', 'Năm Lắm'],
    ['i without a dot', 'Nguyễn Thı\u0323 Mı\u0301', 'Nguyễn Thị Mí'],
    ['a Greek tilde', 'Nguye\u0302\u0342n', 'Nguyễn'],
    ['ligatures', 'Steﬁ', 'Stefi'],
    ['letters of a fancy font', '𝐍𝐠𝐮𝐲𝐞̂̃𝐧', 'Nguyễn'],
    ['full-width letters', 'Ａｎ', 'An'],
    ['Cyrillic in a Latin word', 'Ноàng Vаn', 'Hoàng Van'],
    ['Greek in a Latin word', 'Τrần Αn', 'Trần An'],
  ])('%s are read as meant', (_what, typed, meant) => {
    expect(parseName(typed)).toEqual({ ok: true, value: meant });
    expect(compareNames(typed, meant)).toBe(compareNames(meant, meant));
    expect(compareNames(meant, typed)).toBe(compareNames(meant, meant));
  });

  test.each([
    ["O'Brien", 'an apostrophe is no horn'],
    ['Aaron Lowe', 'nobody has an input method off'],
    ['Катя', 'a word all in Cyrillic is a name'],
    ['Dvořák', 'other carons are of other languages'],
    ['王小明', 'other scripts'],
  ])('%s stays: %s', (name) => {
    expect(parseName(name)).toEqual({ ok: true, value: name });
  });

  test.each(vowels)('%s is one letter in whatever order its marks come', (letter) => {
    const [base = '', ...its] = Array.from(letter.normalize('NFD'));
    for (const order of [its, its.toReversed()]) {
      expect(vietnameseLetters(base + order.join(''))).toBe(letter);
      // As Windows-1258 has it: the vowel in one, its tone behind it.
      const [first = '', ...rest] = order;
      expect(vietnameseLetters((base + first).normalize('NFC') + rest.join(''))).toBe(letter);
    }
  });

  test('are meant once they are read, whatever the text', () => {
    const unit = fc.oneof(
      fc.constantFrom(...vowels, ...marks, ...Array.from('ÐðƉɖƢƣıǎǍdDĐđВаΑо\u030C\u0342\u0335 ')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        const once = vietnameseLetters(text);
        expect(vietnameseLetters(once)).toBe(once);
      }),
      { numRuns: 1_000, examples: [['O\u0302\u0301\u0303\u0306'], ['a\u0391\u030C']] },
    );
  });
});

test('every letter of Unicode remains one: what the document takes as a name is one', () => {
  const become = [];
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    const sign = String.fromCodePoint(codePoint);
    if (!/\p{L}/u.test(sign)) continue;
    if (!/^\p{L}[\p{L}\p{M}]*$/u.test(vietnameseLetters(sign))) become.push(sign);
  }
  expect(become).toEqual([]);
});
