import { digitsForLetters, withoutSeparators } from '../fields/number-text.ts';
import { type Parsed, accepted, refused } from '../fields/parsed.ts';

/** A health card of 15 characters: group, benefit and place, then the holder's number. */
const healthCard = /^[A-Z]{2}(.{13})$/i;

/**
 * A social insurance number (mã số BHXH) of 10 digits, or the personal identity number that has
 * taken its place since 2025-08-01 (12 digits), or a health card, whose last ten characters are the
 * number, as `numberText` reads it; kept as text. Refused as
 * `SocialInsuranceNumberInvalid`.
 */
export function parseSocialInsuranceNumber(text: string): Parsed<string> {
  const typed = withoutSeparators(text);
  const card = digitsForLetters(healthCard.exec(typed)?.[1] ?? '');
  const number = /^\d{13}$/.test(card) ? card.slice(-10) : digitsForLetters(typed);
  return /^\d{10}(\d{2})?$/.test(number)
    ? accepted(number)
    : refused('SocialInsuranceNumberInvalid');
}
