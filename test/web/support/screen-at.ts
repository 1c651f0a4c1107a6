import { screens } from '../../../web/screens/screens.ts';

/** The screen at an address, by its path as Express has it; '' for none. */
export function screenAt(url: string): string {
  const [, , ...names] = new URL(url).pathname.split('/');
  const found = screens.find(({ path }) => {
    const parts = path
      .split('/')
      .slice(1)
      .filter((part) => part !== '');
    return (
      parts.length === names.length &&
      parts.every((part, index) => part.startsWith(':') || part === names[index])
    );
  });
  return found?.path ?? '';
}
