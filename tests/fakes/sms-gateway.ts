import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An SMS gateway on loopback that takes all, by the template `to={phone}&text={text}` of method get. */
export interface SmsGateway {
  /** What `SMS_URL` is. */
  readonly url: string;
  readonly received: readonly { readonly to: string; readonly text: string }[];
  close(): Promise<void>;
}

/** What a centre says of this gateway. */
export const smsTemplate = { method: 'get', type: 'form', body: 'to={phone}&text={text}' } as const;

/** The notices of a centre that sends SMS at any hour, for a server that goes by the true clock. */
export const smsAtAnyHour = { sms: smsTemplate, quietFrom: '00:00', quietTo: '00:00' } as const;

/** Opens one on a port that is free. */
export async function openSmsGateway(): Promise<SmsGateway> {
  const received: { readonly to: string; readonly text: string }[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://gateway');
    received.push({ to: searchParams.get('to') ?? '', text: searchParams.get('text') ?? '' });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/send`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
