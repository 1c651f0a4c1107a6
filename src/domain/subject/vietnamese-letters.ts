/**
 * Letters that stand for others in Vietnamese names, and what becomes of them.
 *
 * | What | Becomes | Why |
 * |---|---|---|
 * | Ð ð (eth), Ɖ ɖ (African d), d with a stroke as a mark | Đ đ | look alike; old keyboards and Word bring eth |
 * | Ƣ ƣ (gha) | Ư ư | what old fonts put for ư: "Trƣờng", "ngƣời" in countless PDF files |
 * | Ǎ ǎ (caron) | Ă ă | looks alike; no Vietnamese letter has a caron, and ǎ is in no name but pinyin |
 * | ı (without a dot) | i | scanners, where a tone stands above |
 * | a tone before the letter's own circumflex or breve | the letter's mark first | keyboards that give marks one by one, as Windows-1258 does |
 * | the Greek tilde | tilde | look alike |
 * | ligatures, letters of fancy fonts | letters | PDF files, chat apps |
 * | Cyrillic and Greek letters in a word with Latin ones | the Latin ones | look alike; a word all in Cyrillic is a name as it is |
 *
 * Left as they are: `o'` and `u'` for ơ and ư (O'Brien is a name), ô for ơ or u for ư (other names),
 * and `dd`, `aa`, `ow` of an input method that was off (Aaron, Lowe).
 */
const letters: Readonly<Record<string, string>> = {
  Ð: 'Đ',
  ð: 'đ',
  Ɖ: 'Đ',
  ɖ: 'đ',
  Ƣ: 'Ư',
  ƣ: 'ư',
  ı: 'i',
};
const strokes = /([Dd])[\u0335-\u0338]/g;
const carons = /([Aa])((?![\u0306\u030C])\p{M})*\u030C/gu;
const tones = /[\u0300\u0301\u0303\u0309]/g;
const ownMarks = /[\u0302\u0306]/g;
const tonesAndMarks = /[\u0300\u0301\u0303\u0309\u0302\u0306]{2,}/g;
const words = /(?:\p{L}\p{M}*)+/gu;
const lookAlikes = 'АВЕКМНОРСТХУІЈЅаеорсхуіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const latin = 'ABEKMHOPCTXYIJSaeopcxyijsABEZHIKMNOPTYXo';

/** A text in NFC with Vietnamese letters for those that stand for them. */
export function vietnameseLetters(text: string): string {
  return text
    .replace(/[\p{L}\p{M}]/gu, compatible)
    .normalize('NFD')
    .replace(words, inOneScript)
    .replace(strokes, (_, d) => (d === 'D' ? 'Đ' : 'đ'))
    .replace(carons, (cluster) => cluster.replace('\u030C', '\u0306'))
    .replaceAll('\u0342', '\u0303')
    .replace(tonesAndMarks, (run) => run.replace(tones, '') + run.replace(ownMarks, ''))
    .replace(/[ÐðƉɖƢƣı]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFC');
}

/** A letter is left as it is where it would become none, as some Arabic ligatures do. */
function compatible(sign: string): string {
  const plain = sign.normalize('NFKC');
  const same = /\p{L}/u.test(sign) ? /^\p{L}[\p{L}\p{M}]*$/u : /^\p{M}+$/u;
  return same.test(plain) ? plain : sign;
}

function inOneScript(word: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word;
  return Array.from(word, (letter) => {
    const at = lookAlikes.indexOf(letter);
    return at === -1 ? letter : latin.charAt(at);
  }).join('');
}
