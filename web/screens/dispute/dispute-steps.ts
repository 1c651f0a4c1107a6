import { longestStatement } from '../../../src/domain/dispute/statement.ts';
import { fullNameField } from '../../layout/person-fields.ts';
import { numberTexts, statementTexts } from '../../texts/dispute.ts';
import { submitted } from '../flow/step-screen.ts';

/** The number that somebody else has registered, and whose it is. */
export const disputedNumber = submitted('disputed_number', {
  show: ({ at }) => ({
    title: numberTexts.title,
    blocks: [
      { kind: 'text', text: numberTexts.lead },
      {
        kind: 'form',
        form: {
          action: `${at}/buoc/disputed_number`,
          fields: [
            {
              kind: 'input',
              name: 'documentNumber',
              label: numberTexts.documentNumber,
              hint: numberTexts.documentHint,
              inputmode: 'numeric',
              spellcheck: false,
              width: 20,
              isRequired: true,
            },
            fullNameField({ label: numberTexts.fullName, hint: numberTexts.fullNameHint }),
          ],
          submit: numberTexts.submit,
        },
      },
    ],
  }),
  body: ({ text }) => ({ documentNumber: text('documentNumber'), fullName: text('fullName') }),
});

/** What the complainant has to say: it stays in its field until it is taken. */
export const statement = submitted('statement', {
  show: ({ at }) => ({
    title: statementTexts.title,
    blocks: [
      { kind: 'text', text: statementTexts.lead },
      {
        kind: 'form',
        form: {
          action: `${at}/buoc/statement`,
          fields: [
            {
              kind: 'long',
              name: 'statement',
              label: statementTexts.statement,
              hint: statementTexts.statementHint,
              rows: 12,
              most: longestStatement,
              isRequired: true,
            },
          ],
          submit: statementTexts.submit,
        },
      },
    ],
  }),
  body: ({ text }) => ({ statement: text('statement') }),
});
