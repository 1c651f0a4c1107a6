import { deflateSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkEvidence } from '../../../src/api/disputes/files/check-evidence.ts';
import { aJpeg, aPdf, aPng, aProgram, aStream, anElf } from '../../support/files.ts';

const script = '<< /S /JavaScript /JS (app.alert(1)) >>';

test.each([
  ['a PNG', aPng(), 'image/png'],
  ['a PNG of 36 megapixels', aPng({ width: 6_000, height: 6_000 }), 'image/png'],
  ['a JPEG', aJpeg(), 'image/jpeg'],
  ['a progressive JPEG', aJpeg({ scans: 10 }), 'image/jpeg'],
  [
    'a JPEG with something behind it, as cameras have',
    Buffer.concat([aJpeg(), anElf]),
    'image/jpeg',
  ],
  ['a PDF', aPdf(), 'application/pdf'],
  [
    'a PDF that only looks active in its data',
    aPdf({ objects: aStream('', '/JS /Launch') }),
    'application/pdf',
  ],
  [
    'a PDF with compressed objects',
    aPdf({ objects: aStream('/Type /ObjStm /N 1', '1 0 << /A 1 >>') }),
    'application/pdf',
  ],
])('%s is taken', async (_what, file, type) => {
  expect(await checkEvidence(file)).toEqual({ type });
});

test.each([
  ['nothing', Buffer.alloc(0), 'EvidenceEmpty'],
  ['a program, whatever it is called', aProgram, 'EvidenceTypeUnknown'],
  ['a program for Linux', anElf, 'EvidenceTypeUnknown'],
  ['text', Buffer.from('Tôi làm chứng'), 'EvidenceTypeUnknown'],
  ['a PDF behind something else', Buffer.concat([aProgram, aPdf()]), 'EvidenceTypeUnknown'],
  [
    'a PNG of 50,000 by 50,000',
    aPng({ width: 50_000, height: 50_000, data: deflateSync(Buffer.alloc(9)) }),
    'EvidenceTooLarge',
  ],
  [
    'a small PNG whose data go on for 20 MB',
    aPng({ data: deflateSync(Buffer.alloc(20_000_000)) }),
    'EvidenceTooLarge',
  ],
  [
    'a PNG with a text that may inflate to 100 MB',
    aPng({ beside: Buffer.alloc(100_000) }),
    'EvidenceTooLarge',
  ],
  [
    'a PNG without a width',
    aPng({ width: 0, data: deflateSync(Buffer.alloc(9)) }),
    'EvidenceUnreadable',
  ],
  ['a PNG with data that are none', aPng({ data: Buffer.from('none') }), 'EvidenceUnreadable'],
  ['a PNG with something behind it', Buffer.concat([aPng(), anElf]), 'EvidenceUnreadable'],
  ['a JPEG of 50,000 by 50,000', aJpeg({ width: 50_000, height: 50_000 }), 'EvidenceTooLarge'],
  ['a JPEG of a thousand scans', aJpeg({ scans: 1_000 }), 'EvidenceTooLarge'],
  ['a JPEG without a picture', aJpeg({ scans: 0 }), 'EvidenceUnreadable'],
  ['a PDF with a password', aPdf({ trailer: '/Encrypt 5 0 R' }), 'EvidenceUnreadable'],
  ['a PDF with a script', aPdf({ catalog: `/OpenAction ${script}` }), 'EvidenceActive'],
  [
    'a PDF with a script under a name in disguise',
    aPdf({ catalog: '/AA << /J#61vaScript 1 >>' }),
    'EvidenceActive',
  ],
  [
    'a PDF that starts a program',
    aPdf({ catalog: '/OpenAction << /S /Launch >>' }),
    'EvidenceActive',
  ],
  [
    'a PDF with a file in it',
    aPdf({ catalog: '/Names << /EmbeddedFiles 5 0 R >>' }),
    'EvidenceActive',
  ],
  [
    'a PDF with a script among compressed objects',
    aPdf({ objects: aStream('/Type /ObjStm /N 1', `1 0 ${script}`) }),
    'EvidenceActive',
  ],
  [
    'a PDF whose objects go on for 20 MB',
    aPdf({ objects: aStream('/Type /ObjStm', ' '.repeat(20_000_000)) }),
    'EvidenceUnreadable',
  ],
  [
    'a PDF that says the wrong place',
    Buffer.from(
      aPdf()
        .toString('latin1')
        .replace(/startxref\n\d+/, 'startxref\n12'),
      'latin1',
    ),
    'EvidenceUnreadable',
  ],
])('%s is not', async (_what, file, code) => {
  expect(await checkEvidence(file)).toEqual({ code });
});

test.each([
  ['PNG', aPng()],
  ['JPEG', aJpeg()],
  ['PDF', aPdf({ objects: aStream('', 'picture') })],
])('no %s that is cut short anywhere is taken, and none makes it throw', async (_what, file) => {
  const cut = fc.integer({ min: 1, max: file.length - 12 });
  await fc.assert(
    fc.asyncProperty(cut, async (length) => {
      expect(await checkEvidence(file.subarray(0, length))).toHaveProperty('code');
    }),
  );
});

test('damage anywhere in a picture or a document throws nothing', async () => {
  const files = fc.constantFrom(aPng(), aJpeg(), aPdf());
  await fc.assert(
    fc.asyncProperty(files, fc.nat(), fc.integer({ min: 0, max: 255 }), async (file, at, byte) => {
      const damaged = Buffer.from(file);
      damaged[at % file.length] = byte;
      await expect(checkEvidence(damaged)).resolves.toBeDefined();
    }),
  );
});
