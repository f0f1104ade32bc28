import { createTransport } from 'nodemailer';
import type { Delivery } from './provider.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** The entry for the reader's calendar; null = none. */
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | null;
}

/** Sends one mail, and breaks off where the signal says so; never rejects. */
export type Mailer = (mail: Mail, signal: AbortSignal) => Promise<Delivery>;

/** A way to the mail server of an address such as `smtp://user:password@mail.example.org:587`. */
export function createMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  return async ({ to, subject, text, messageId, calendar }, signal) => {
    // One connection a mail: there are few, and a server that was away is no matter then.
    const transport = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true });
    Object.assign(transport.options, limits);
    try {
      await transport.sendMail({
        ...{ to: { name: '', address: to }, subject, text, messageId, signal },
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(calendar === null ? {} : { icalEvent: { method: calendar.method, content: calendar.content } }),
      });
      return { kind: 'sent' };
    } catch (error) {
      return failureOf(error);
    } finally {
      transport.close();
    }
  };
}

/** How long each step may take (ms). */
const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** [NO4] A reply of the class 5xx is meant for good; what never came to a reply may be another time. */
const failureOf = (error: unknown): Delivery => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const responseCode = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  const detail = [code, responseCode].filter((one) => one !== undefined).join(' ') || 'no answer';
  const isFinal = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600 && code !== 'EAUTH';
  return { kind: isFinal ? 'refused' : 'failed', detail };
};
