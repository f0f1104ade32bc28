import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushServices } from '../../server/push/push-services.ts';

/** What a browser gives a page that subscribes. */
export interface Subscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** What the phone got: decrypted as its browser does it. */
export interface Received {
  readonly endpoint: string;
  readonly message: unknown;
  readonly ttl: string | undefined;
  readonly urgency: string | undefined;
}

/** A push service on this machine, as the browsers' makers run them: it knows its phones and who may send to them. */
export interface FakePushService {
  /** What the server must be allowed to send to. */
  readonly services: PushServices;
  readonly origin: string;
  readonly received: readonly Received[];
  /** How often anything was posted, whatever was answered. */
  posts(): number;
  /** A phone that lets the holder of this public key send to it. */
  subscribe(publicKey: string): Subscription;
  /** What is answered from now on, one by one, then 201 again; `silent` answers nothing. */
  answer(...answers: readonly (number | 'silent')[]): void;
  close(): Promise<void>;
}

/** Starts one on loopback, over plain http. */
export async function startPushService(): Promise<FakePushService> {
  const phones = new Map<string, Phone>();
  const received: Received[] = [];
  const answers: (number | 'silent')[] = [];
  const held = new Set<ServerResponse>();
  let posts = 0;
  const take = (path: string, headers: IncomingHttpHeaders, body: Buffer): number => {
    const phone = phones.get(path);
    if (phone === undefined) return 404;
    if (!isFrom(headers.authorization ?? '', phone.publicKey, origin)) return 403;
    if (headers['content-encoding'] !== 'aes128gcm') return 415;
    received.push({
      endpoint: `${origin}${path}`,
      message: JSON.parse(decrypted(phone, body).toString('utf8')),
      ttl: headers.ttl?.toString(),
      urgency: headers.urgency?.toString(),
    });
    return 201;
  };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const isPost = request.method === 'POST';
    if (isPost) posts += 1;
    const planned = isPost ? answers.shift() : undefined;
    if (planned === 'silent') return void held.add(response);
    const status = planned ?? (isPost ? take(request.url ?? '', request.headers, Buffer.concat(parts)) : 404);
    response.writeHead(status, status === 302 ? { location: `${origin}/elsewhere` } : {}).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    received,
    posts: () => posts,
    services: { allows: (url) => url.origin === origin, reaches: (address) => address === '127.0.0.1' },
    subscribe(publicKey) {
      const ecdh = createECDH('prime256v1');
      const p256dh = ecdh.generateKeys('base64url');
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString('base64url')}`;
      phones.set(path, { ecdh, auth, publicKey });
      return { endpoint: `${origin}${path}`, keys: { p256dh, auth: auth.toString('base64url') } };
    },
    answer: (...next) => void answers.push(...next),
    async close() {
      for (const response of held) response.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

interface Phone {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
  readonly publicKey: string;
}

/** VAPID (RFC 8292): whether this is signed by the key that the phone was subscribed with, for this service, and has not run out. */
const isFrom = (authorization: string, publicKey: string, origin: string): boolean => {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  if (key !== publicKey) return false;
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33, 65)].map((part) => part.toString('base64url'));
  const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
  const signer = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, 'base64url'))) return false;
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  return aud === origin && exp * 1000 > Date.now() && /^(https:|mailto:)/.test(sub);
};

/** RFC 8291 and 8188, one record. */
const decrypted = ({ ecdh, auth }: Phone, body: Buffer): Buffer => {
  const salt = body.subarray(0, 16);
  const keyEnd = 21 + body.readUInt8(20);
  const sender = body.subarray(21, keyEnd);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32));
  const derived = (name: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, bytes));
  const opener = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
  opener.setAuthTag(body.subarray(-16));
  const padded = Buffer.concat([opener.update(body.subarray(keyEnd, -16)), opener.final()]);
  return padded.subarray(0, padded.lastIndexOf(2));
};
