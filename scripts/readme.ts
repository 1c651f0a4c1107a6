import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { methodsTable, problemsTable, replaceSection } from './readme/sections.ts';

/** `npm run readme`: writes the tables of the README that the code decides. */
const file = fileURLToPath(new URL('../README.md', import.meta.url));
const text = readFileSync(file, 'utf8');
const withMethods = replaceSection(text, 'methods', methodsTable());
writeFileSync(file, replaceSection(withMethods, 'problems', problemsTable()));
