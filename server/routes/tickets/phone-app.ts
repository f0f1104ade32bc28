import type { FastifyInstance } from 'fastify';
import { findTicket } from '../../../engine/queue/lookup.ts';
import { inLanguage } from '../../../shared/words.ts';
import type { Centres } from '../../centre/centres.ts';
import { sendRefusal } from '../../http/errors.ts';
import { phoneIcons } from '../../http/icons.ts';
import { languages } from '../../languages.ts';
import type { ViewBuilder } from '../../live/view-builder.ts';

export interface PhoneAppParts {
  readonly centres: Centres;
  readonly views: ViewBuilder;
}

/** What makes the page of a ticket one that a phone can put on its home screen: a web app manifest, in the visitor's language. */
export function phoneAppRoute(app: FastifyInstance, { centres, views }: PhoneAppParts): void {
  app.get('/t/:secret/app.webmanifest', { schema: { hide: true } }, async (request, reply) => {
    const { secret } = request.params as { readonly secret: string };
    const { language } = request.query as { readonly language?: unknown };
    const opened = await views.ticketOf(secret);
    const state = opened === null ? null : (centres.find(opened.centre)?.latest() ?? null);
    const ticket = opened === null || state === null ? null : findTicket(state, opened.ticket);
    const centre = state?.centre ?? null;
    if (ticket === null || centre === null) {
      return sendRefusal(reply, { code: 'ticket-not-found', message: 'There is no such ticket, or its day is over' });
    }
    const spoken = [language, ticket.language, ...centre.languages].find(
      (one): one is string => typeof one === 'string' && languages.has(one),
    );
    const [first = 'az'] = centre.languages;
    const address = `/t/${encodeURIComponent(secret)}`;
    const manifest = {
      id: address,
      start_url: address,
      scope: address,
      name: `${ticket.number} · ${inLanguage(centre.name, spoken ?? first, first)}`,
      short_name: ticket.number,
      description: languages.get(spoken ?? first)?.phone.app ?? '',
      lang: spoken ?? first,
      dir: 'auto',
      display: 'standalone',
      background_color: '#f4f6f4',
      theme_color: '#f4f6f4',
      icons: phoneIcons.flatMap(({ name, side, purpose }) =>
        purpose === null ? [] : [{ src: `/icons/${name}.png`, sizes: `${side}x${side}`, type: 'image/png', purpose }],
      ),
    };
    return reply.type('application/manifest+json; charset=utf-8').send(JSON.stringify(manifest));
  });
}
