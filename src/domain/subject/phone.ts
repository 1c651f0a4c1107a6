import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { numberText } from '../fields/number-text.ts';
import { type Parsed, accepted, refused } from '../fields/parsed.ts';

/**
 * Mobile ranges by the operator that they were first given to; numbers can be ported, so a range
 * says "mobile" and nothing about today's carrier. Our own table, since libphonenumber refuses
 * most of 055.
 */
const mobileRanges = [
  /^(3[2-9]|86|9[6-8])/, // Viettel
  /^(8[1-5]|88|91|94)/, // VinaPhone
  /^(70|7[6-9]|89|90|93)/, // MobiFone
  /^(52|56|58|92)/, // Vietnamobile
  /^(59|99)/, // Gmobile
  /^55/, // Wintel
  /^87/, // iTel
];

const brackets = /[()]/g;
const vietnam = '84';
/** Digits of a Vietnamese mobile number without its trunk prefix 0. */
const nationalLength = 9;

/**
 * A Vietnamese mobile number in any of its spellings (`0…`, `84…`, `+84…`, `0084…`, brackets,
 * and whatever `numberText` reads) as E.164. Refused as `PhoneInvalid`, `PhoneForeign` or `PhoneNotMobile`.
 */
export function parsePhone(text: string): Parsed<string> {
  const dialled = numberText(text).replace(brackets, '').replace(/^00/, '+');
  if (!/^\+?\d+$/.test(dialled)) return refused('PhoneInvalid');
  if (dialled.startsWith('+') && !dialled.startsWith(`+${vietnam}`)) return refuseAbroad(dialled);

  const national = nationalNumber(dialled);
  const isMobile = mobileRanges.some((range) => range.test(national));
  if (national.length === nationalLength && isMobile) return accepted(`+${vietnam}${national}`);
  return refused(isOtherNumber(national) ? 'PhoneNotMobile' : 'PhoneInvalid');
}

function refuseAbroad(dialled: string): Parsed<string> {
  return refused(parsePhoneNumberFromString(dialled) ? 'PhoneForeign' : 'PhoneInvalid');
}

function nationalNumber(dialled: string): string {
  if (dialled.startsWith('+')) return dialled.slice(1 + vietnam.length).replace(/^0/, '');
  if (dialled.startsWith('0')) return dialled.slice(1);
  // Nine digits that start with 84 are VinaPhone's 084 without its 0, not a country code.
  if (dialled.length === nationalLength || !dialled.startsWith(vietnam)) return dialled;
  return dialled.slice(vietnam.length).replace(/^0/, '');
}

/** Whether it has the form of a mobile number outside every range, or is a fixed or service line. */
function isOtherNumber(national: string): boolean {
  const isMobileLength = national.length === nationalLength && !national.startsWith('0');
  return isMobileLength || parsePhoneNumberFromString(`+${vietnam}${national}`)?.isValid() === true;
}
