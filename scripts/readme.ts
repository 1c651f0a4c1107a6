import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ledgerPage } from './asvs/page.ts';
import {
  agentAnswersTable,
  changesTable,
  methodsTable,
  problemsTable,
  replaceSection,
  retentionTable,
} from './readme/sections.ts';

/** `npm run readme`: writes the tables of the documents that the code decides. */
rewrite('../README.md', { methods: methodsTable(), problems: problemsTable() });
rewrite('../docs/account.md', { changes: changesTable() });
rewrite('../docs/operations.md', { retention: retentionTable() });
rewrite('../docs/asvs.md', { asvs: ledgerPage() });
rewrite('../agent/README.md', { answers: agentAnswersTable() });

function rewrite(place: string, sections: Record<string, string>): void {
  const file = fileURLToPath(new URL(place, import.meta.url));
  const text = Object.entries(sections).reduce(
    (all, [name, content]) => replaceSection(all, name, content),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, text);
}
