import type { OpenScreenContext } from '../words.ts';

/** A number as large as the screen lets it stand there; smaller where it is long, or where more stands below it. */
export function TicketNumber(props: {
  readonly context: OpenScreenContext;
  readonly number: string;
  readonly hasMore?: boolean;
}) {
  const { context, number, hasMore = false } = props;
  return (
    <>
      <span class="ticket__label">{context.words.yourNumber}</span>
      <span class="ticket__number" data-long={number.length > 4 || hasMore}>
        {number}
      </span>
    </>
  );
}
