import { createHash } from 'node:crypto';

/** RFC 6455, as much of it as a server that only pushes needs. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/**
 * Answers the upgrade.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 * @param {(text: string) => void} onText hears what the page says
 */
export function acceptWebSocket(request, socket, onText) {
  const accept = createHash('sha1')
    .update(request.headers['sec-websocket-key'] + MAGIC)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('data', (frame) => {
    const kind = frame[0] & 0x0f;
    if (kind === 8) socket.end();
    if (kind === 1) onText(unmasked(frame));
  });
}

/** The text of one masked frame of less than 64 KiB. @param {Buffer} frame */
function unmasked(frame) {
  const short = (frame[1] ?? 0) & 0x7f;
  const at = short < 126 ? 2 : 4;
  const length = short < 126 ? short : frame.readUInt16BE(2);
  const mask = frame.subarray(at, at + 4);
  return Buffer.from(frame.subarray(at + 4, at + 4 + length).map((byte, i) => byte ^ (mask[i % 4] ?? 0))).toString();
}

/** A close with its code and reason. @param {number} code @param {string} reason @returns {Buffer} */
export function closeFrame(code, reason) {
  const body = Buffer.from(`  ${reason}`);
  body.writeUInt16BE(code);
  return Buffer.concat([Buffer.from([0x88, body.length]), body]);
}

/** One whole text message. @param {string} text @returns {Buffer} */
export function textFrame(text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(body.length < 126 ? 2 : body.length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  if (head.length === 2) head[1] = body.length;
  if (head.length === 4) head.writeUInt16BE(body.length, ((head[1] = 126), 2));
  if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), ((head[1] = 127), 2));
  return Buffer.concat([head, body]);
}
