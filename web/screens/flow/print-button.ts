import type { Block } from '../../layout/block.ts';
import type { Words } from '../../layout/words.ts';
import { aboutTexts } from '../../texts/flows.ts';

/** Prints the page; without a script it says that the browser does. */
export function printButton(print: Words): Block {
  const blocks = [{ kind: 'text' as const, text: aboutTexts.printWithout }];
  return { kind: 'element', tag: 'print-page', texts: { print }, blocks };
}
