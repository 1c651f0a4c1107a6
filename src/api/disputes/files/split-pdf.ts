/** A PDF's text outside of streams, and the data of those that hold objects, as they are compressed. */
export type PdfParts = { outside: string; objectStreams: string[] };

const begins = /^stream\r?\n/;
const keyword = 'stream';

/**
 * Takes the streams out of a PDF (each byte a character): what looks like a name in a picture's data is none.
 * In time that grows with the file and no faster, whatever is in it.
 */
export function splitPdf(text: string): PdfParts {
  const outside: string[] = [];
  const objectStreams: string[] = [];
  let from = 0;
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
    const head = begins.exec(text.slice(at, at + keyword.length + 2));
    if (
      !head ||
      !text
        .slice(Math.max(from, at - 4), at)
        .trimEnd()
        .endsWith('>>')
    )
      continue;
    const dataAt = at + head[0].length;
    const end = text.indexOf('endstream', dataAt);
    if (end < 0) break;
    const before = text.slice(from, at);
    outside.push(before);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (dictionary.includes('/ObjStm')) objectStreams.push(text.slice(dataAt, end));
    from = end + 'end'.length + keyword.length;
    at = from - 1;
  }
  outside.push(text.slice(from));
  return { outside: outside.join('\n'), objectStreams };
}
