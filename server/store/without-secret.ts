/** What is kept of a ticket once its secret is dead: the same texts without it. */

/** A slip (JSON) without the address that its QR code leads to. */
export function slipWithoutSecret(slip: string): string {
  const content: unknown = JSON.parse(slip);
  return JSON.stringify({ ...(content as object), url: null });
}

/** The secret in a kept answer (JSON), if there is one. */
export function secretIn(body: string): string | null {
  const { value }: Issued = JSON.parse(body);
  return typeof value?.secret === 'string' ? value.secret : null;
}

/** A kept answer with an empty secret: a repeated request is still told of the ticket it made. */
export function answerWithoutSecret(body: string): string {
  const answer: Issued = JSON.parse(body);
  return JSON.stringify({ ...answer, value: { ...answer.value, secret: '' } });
}

interface Issued {
  readonly value?: { readonly secret?: unknown };
}
