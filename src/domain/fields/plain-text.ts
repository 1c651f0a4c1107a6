/**
 * What keyboards, scanners, chat apps and copied papers bring into a field beside what was meant, and
 * what becomes of it; in this order, since the first two rows decide what the others see.
 *
 * | What | Becomes | Why |
 * |---|---|---|
 * | zero-width signs, marks of direction, joiners, soft hyphen, BOM, variation selectors, tags, control characters | nothing | nobody sees them: two texts that look alike must be one |
 * | spaces of every width, tabs, line ends, the blank braille pattern | a space | they look alike; at the ends they are nothing |
 * | full-width ASCII | ASCII | input methods of East Asia, also `＠` and `．` |
 * | digits of Arabic, Persian, Devanagari, Thai, Lao, Burmese, Khmer | ASCII | keyboards of these languages; `²` and `①` stay: nobody means them as digits |
 * | dashes, minus, bullets like hyphens | `-` | word processors and PDF files replace it |
 * | curly and modifier apostrophes, primes, accents that stand alone | `'` | phones replace it; names such as H'Hen have it |
 * | dots of other scripts | `.` | the same input methods |
 */
const invisible = /(?!\s|\u0085)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]|\uFEFF/gu;
const spaces = /[\s\u0085\u2800]/gu;
const fullWidth = /[\uFF01-\uFF5E]/g;
const fullWidthOffset = 0xfee0;
/** The zeros of the scripts above; the other nine digits follow each. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x0e50, 0x0ed0, 0x1040, 0x17e0];
const hyphens = /[\p{Pd}\u2212\u2043\u02D7\u2796]/gu;
const apostrophes = /[\u2018\u2019\u201B\u02B9\u02BB-\u02BD\u2032\u00B4\u0060\uA78C]/g;
const dots = /[\u2024\u3002\uFE52\uFF61]/g;

/**
 * A text as it was meant, without what nobody can see and with one sign for those that look alike;
 * applied to every field that people fill in and sources tell, but for passwords. Letters are left.
 */
export function plainText(text: string): string {
  return text
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - fullWidthOffset))
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(hyphens, '-')
    .replace(apostrophes, "'")
    .replace(dots, '.')
    .trim();
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? digit : String(code - zero);
}
