import { readAssets } from '../web/build/assets.ts';

/** Makes the files that pages load, in the folder that is named, so that an API that starts finds them there. */
const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Name the folder: node scripts/build-web.ts <folder>');
await readAssets(folder);
