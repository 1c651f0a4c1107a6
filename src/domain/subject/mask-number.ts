/** Shows the first three characters and the last: `001********5`. */
export function maskNumber(number: string): string {
  return number.slice(0, 3) + '*'.repeat(Math.max(0, number.length - 4)) + number.slice(-1);
}
