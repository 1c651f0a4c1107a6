/** Whether text is a path of this very site: never another host, whatever a browser makes of it. */
export function isOwnPath(text: string): boolean {
  return /^\/(?![/\\])[\w\-./%?=&:]*$/.test(text);
}
