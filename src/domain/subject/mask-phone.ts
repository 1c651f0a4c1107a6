/** Shows the last three digits alone: `+84 *** *** 678`. Takes an E.164 number of Vietnam. */
export function maskPhone(phone: string): string {
  return `+84 *** *** ${phone.slice(-3)}`;
}
