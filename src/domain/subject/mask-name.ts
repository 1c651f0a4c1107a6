/** Shows how each part of a name begins: `N***** T** H**`. Of one letter nothing is hidden. */
export function maskName(name: string): string {
  return name
    .normalize('NFC')
    .split(' ')
    .map((part) => {
      const [first = '', ...rest] = Array.from(part);
      return first + '*'.repeat(rest.length);
    })
    .join(' ');
}
