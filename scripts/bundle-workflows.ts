import { writeWorkflowBundle } from '../src/platform/workflow-bundle.ts';

/** `npm run bundle -- <file>`: the workflows as one file, for `WORKFLOW_BUNDLE`. */
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('npm run bundle -- <file>');
  process.exit(2);
}
await writeWorkflowBundle(file);
