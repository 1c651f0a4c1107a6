/** Of which something is hidden. */
const shortest = 6;

/** Shows the first three characters and the last: `001********5`; of less than six none. */
export function maskNumber(number: string): string {
  if (number.length < shortest) return '*'.repeat(number.length);
  return number.slice(0, 3) + '*'.repeat(Math.max(0, number.length - 4)) + number.slice(-1);
}
