import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startClient } from './start-client.ts';

/** Bytes as the specification has them, field by field; white space is only for the reader. */
const bytes = (hex: string): Buffer => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const header = (length: number, command: string, sequence: number): string =>
  [
    length.toString(16).padStart(8, '0'),
    command,
    '00000000',
    sequence.toString(16).padStart(8, '0'),
  ].join('');

/** submit_sm (SMPP 3.4, section 4.4.1) of "Mã 1" from DINHDANH to +84961234501, with a receipt. */
const submitBody = `
  00                          service_type
  05 00 44494e4844414e48 00   source: alphanumeric, unknown plan, "DINHDANH"
  01 01 3834393631323334353031 00   destination: international, ISDN, "84961234501"
  00 00 00                    esm_class, protocol_id, priority_flag
  00 00                       schedule_delivery_time, validity_period
  01 00                       registered_delivery, replace_if_present_flag
  08 00                       data_coding: UCS-2, sm_default_msg_id
  08 004d00e300200031         sm_length, short_message`;
const hexOf = (text: string): string => text.replace(/ {2,}[a-z].*$/gm, '');

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A centre in bytes: what it is sent, and the answer to each, without any library. */
async function byteCentre() {
  const frames: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let unread = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      unread = Buffer.concat([unread, chunk]);
      while (unread.length >= 16 && unread.length >= unread.readUInt32BE(0)) {
        const frame = unread.subarray(0, unread.readUInt32BE(0));
        unread = unread.subarray(frame.length);
        frames.push(frame);
        socket.write(answerTo(frame));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { frames, port: z.object({ port: z.number() }).parse(server.address()).port };
}

function answerTo(frame: Buffer): Buffer {
  const sequence = frame.readUInt32BE(12);
  switch (frame.readUInt32BE(4)) {
    case 0x0000_0009: // bind_transceiver: system_id "c"
      return bytes(`${header(18, '80000009', sequence)} 63 00`);
    case 0x0000_0004: // submit_sm: message_id "m1"
      return bytes(`${header(19, '80000004', sequence)} 6d31 00`);
    case 0x0000_0006: // unbind
      return bytes(header(16, '80000006', sequence));
    default:
      return bytes(header(16, '80000000', sequence));
  }
}

test('a message leaves in the bytes of the specification, and its answer is read from them', async () => {
  const { frames, port } = await byteCentre();
  const client = startClient(port);
  open.push(client.close);
  await client.ready;
  const sent = await client.submit({ to: '+84961234501', text: 'Mã 1' }, { timeoutMs: 5_000 });
  expect(sent).toEqual({ messageId: 'm1' });
  const submitted = frames.find((frame) => frame.readUInt32BE(4) === 0x0000_0004);
  const expected = bytes(hexOf(submitBody));
  expect(submitted?.subarray(16).toString('hex')).toBe(expected.toString('hex'));
  expect(submitted?.readUInt32BE(0)).toBe(16 + expected.length);
});

test('a bind leaves as a transceiver of version 3.4', async () => {
  const { frames, port } = await byteCentre();
  const client = startClient(port);
  open.push(client.close);
  await client.ready;
  const [bind] = frames;
  expect(bind?.readUInt32BE(4)).toBe(0x0000_0009);
  // After system_id, password and system_type, each ended by a zero.
  const [id = '', password = '', type = ''] =
    bind?.subarray(16).toString('latin1').split('\0') ?? [];
  const at = 16 + [id, password, type].reduce((length, text) => length + text.length + 1, 0);
  expect(bind?.readUInt8(at)).toBe(0x34);
});
