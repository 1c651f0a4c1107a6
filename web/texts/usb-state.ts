import type { Text } from '../../src/domain/flows/text.ts';

/** How it stands with agent and token, and what to do. */
export type UsbState = { title: Text; text: readonly Text[]; isAboutAgent?: true };

export const pressAgain: Text = {
  vi: 'Sau đó bấm “Ký bằng USB ký số” lần nữa.',
  en: 'Then press “Sign with the token” again.',
};
