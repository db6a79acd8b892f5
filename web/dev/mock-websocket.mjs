import { createHash } from 'node:crypto';

/** RFC 6455, as much of it as a server that only pushes needs. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Answers the upgrade. @param {import('node:http').IncomingMessage} request @param {import('node:stream').Duplex} socket */
export function acceptWebSocket(request, socket) {
  const accept = createHash('sha1')
    .update(request.headers['sec-websocket-key'] + MAGIC)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.on('data', (frame) => (frame[0] & 0x0f) === 8 && socket.end());
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
