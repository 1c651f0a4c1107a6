import { fill, type Words } from '../../../layout/words.ts';
import { claimLabels } from '../../../texts/staff-claims.ts';
import { findingTexts, unreadableText } from '../../../texts/staff-findings.ts';

const ending = 'Unreadable';
const labels: Readonly<Partial<Record<string, Words>>> = claimLabels;

/** What was found, in words, and what to check; a finding that has none as it is, rather than not at all. */
export function findingWords(finding: string): Words {
  const known = findingTexts[finding];
  if (known || !finding.endsWith(ending)) return known ?? finding;
  const member = finding.slice(0, -ending.length);
  return fill(unreadableText, { member: labels[member] ?? member });
}
