import { CharacterCount } from 'govuk-frontend/dist/govuk/components/character-count/character-count.mjs';

/** Fields of text on several lines: says how many characters are left, or too many. */
for (const root of document.querySelectorAll('[data-module="govuk-character-count"]')) {
  new CharacterCount(root);
}
