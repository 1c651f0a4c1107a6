/** Tables under a title. */
export function section(title: string, ...parts: string[]): string {
  return `\n${title}\n${'═'.repeat(title.length)}\n\n${parts.join('\n\n')}`;
}
