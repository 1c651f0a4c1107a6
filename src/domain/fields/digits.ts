const fullWidthDigits = /[\uFF10-\uFF19]/g;
const fullWidthOffset = 0xff10 - 0x30;

/**
 * Text with full-width digits, which Vietnamese and East Asian keyboards can produce, as ASCII
 * ones. Only these: NFKC would also turn `²` or `①` into digits that nobody meant to type.
 */
export function asciiDigits(text: string): string {
  return text.replace(fullWidthDigits, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - fullWidthOffset),
  );
}
