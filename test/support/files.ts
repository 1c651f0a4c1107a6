import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

type Picture = { width?: number; height?: number; data?: Buffer; beside?: Buffer };

/** A grey PNG, whose header may say another size than its data have. */
export function aPng({ width = 4, height = 4, data, beside }: Picture = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(beside ? [chunk('zTXt', beside)] : []),
    chunk('IDAT', data ?? deflateSync(Buffer.alloc(height * (width + 1)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The segments of a JPEG of a size, with data that nobody could decode. */
export function aJpeg({ width = 4, height = 4, scans = 1 } = {}): Buffer {
  const frame = Buffer.from('ffc0000b0800000000010111 00'.replace(' ', ''), 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const scan = Buffer.from('ffda0008010100003f00a1ff00b2', 'hex');
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    frame,
    ...Array.from({ length: scans }, () => scan),
    Buffer.from('ffd9', 'hex'),
  ]);
}

type Document = { catalog?: string; trailer?: string; objects?: Buffer };

/** A PDF of one empty page; `catalog` and `trailer` stand in its dictionaries, `objects` beside. */
export function aPdf({
  catalog = '',
  trailer = '',
  objects = Buffer.from(''),
}: Document = {}): Buffer {
  const body = Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n` +
        '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n' +
        '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n',
    ),
    objects,
  ]);
  const end = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 4 /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.concat([body, Buffer.from(end)]);
}

/** An object of a PDF that is a stream, compressed. */
export function aStream(dictionary: string, data: string): Buffer {
  const bytes = deflateSync(Buffer.from(data, 'latin1'));
  const head = `9 0 obj\n<< ${dictionary} /Length ${bytes.length} /Filter /FlateDecode >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream\nendobj\n')]);
}

/** What a program for Windows begins with, and for Linux. */
export const aProgram = Buffer.from('MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff', 'latin1');
export const anElf = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(60)]);
