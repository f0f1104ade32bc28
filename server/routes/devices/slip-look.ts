import type { FastifyInstance } from 'fastify';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type LogoFault, logoLimits } from '../../../shared/devices/logo-limits.ts';
import type { SlipPreview } from '../../../shared/devices/slip-preview.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { plainEstimate } from '../../../shared/tickets/plain-estimate.ts';
import type { LogoFiles } from '../../files/logo-files.ts';
import { pictureSize } from '../../files/picture-size.ts';
import type { Drawing } from '../../printing/drawing.ts';
import type { SlipContent } from '../../printing/slip-content.ts';
import { slipContent } from '../../printing/slip-words.ts';
import { centreOf, type RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';

export interface SlipRouteParts extends RouteParts {
  readonly drawing: Drawing;
  readonly logos: LogoFiles;
  /** What QR codes point to; null = no codes. */
  readonly publicUrl: string | null;
}

/** Routes of what slips look like: one that is made up with the settings of a draft, and the pictures that may be its logo. */
export function slipLookRoutes(app: FastifyInstance, parts: SlipRouteParts): void {
  register(app, 'previewSlip', async ({ params, body }) => {
    const { centre } = await centreOf(parts, params.centre).fresh();
    if (centre === null) return refuse('centre-not-found', 'There is no such centre', { centre: params.centre });
    const slip = previewedSlip(centre, body, parts);
    const picture = await parts.drawing.draw({ slip, dots: body.dots, form: 'png', oneWay: false });
    return ok({ picture: Buffer.from(picture).toString('base64') });
  });

  register(app, 'putLogo', async ({ body }) => {
    const file = Buffer.from(body.picture, 'base64');
    const fault = faultOf(file);
    if (fault !== null) return badLogo(fault);
    if ((await parts.logos.count()) >= logoLimits.files) return badLogo('too-many');
    if (!(await isSeen(parts, file))) return badLogo('blank');
    try {
      return ok({ logo: await parts.logos.write(file) });
    } catch {
      return refuse('cannot-store', 'The logo could not be written: the disk takes nothing');
    }
  });
}

/** What can be seen of a file before it is unpacked. */
const faultOf = (file: Buffer): LogoFault | null => {
  if (file.length > logoLimits.bytes) return 'too-large';
  const size = pictureSize(file);
  if (size === null) return 'format';
  return Math.max(size.width, size.height) > logoLimits.dots ? 'too-many-dots' : null;
};

/** Whether anything of it comes out on paper: a slip with it is not the same as one without. */
const isSeen = async ({ drawing }: SlipRouteParts, file: Buffer): Promise<boolean> => {
  const drawn = (logo: Buffer | null) => drawing.draw({ slip: bare, logo, dots: 384, form: 'png', oneWay: false });
  const [withIt, without] = await Promise.all([drawn(file), drawn(null)]);
  return Buffer.compare(withIt, without) !== 0;
};

/** A slip with nothing but a logo and a number. */
const bare: SlipContent = {
  ...{ centre: '', number: '1', service: '', issuedAt: '', ahead: null, estimate: null, privilege: null, url: null },
  ...{ qrCaption: '', text: '', copy: null, practice: null, labels: { yourNumber: '', copy: '' } },
  layout: { parts: [{ part: 'logo' }, { part: 'number' }] },
};

const badLogo = (fault: LogoFault) => refuse('bad-logo', faults[fault], { fault });

const faults: { readonly [Fault in LogoFault]: string } = {
  format: 'The file is no whole PNG or JPEG',
  'too-large': `The file is larger than ${logoLimits.bytes / 1000} kB`,
  'too-many-dots': `The picture is wider or higher than ${logoLimits.dots} dots`,
  blank: 'Nothing of the picture would be seen on paper',
  'too-many': `${logoLimits.files} logos are kept already: take old ones out of the folder "logos"`,
};

/** A work profile of a slip that is made up. */
const everything = { id: 'all', name: { az: 'all' }, tiers: [['*']] };

/** The slip of a ticket that is made up, with the texts of a draft. */
const previewedSlip = (
  centre: Centre,
  { name, text, languages, service, privilege, number, language, full, slip, documents = [], place }: SlipPreview,
  { publicUrl, clock }: Pick<SlipRouteParts, 'publicUrl' | 'clock'>,
): SlipContent => {
  const [first] = centre.services;
  const [one] = centre.priorityClasses;
  const { slip: _, ...rest } = centre;
  const drafted: Centre = {
    ...rest,
    ...(slip === undefined ? {} : { slip }),
    name,
    languages,
    texts: { ...centre.texts, slip: text },
    services: first === undefined ? [] : [{ ...first, name: service, documents }],
    profiles: [everything],
    counters: [{ id: '1', name: '1', profile: everything.id, ...(place === undefined ? {} : { place }) }],
    priorityClasses: one === undefined || privilege === undefined ? [] : [{ ...one, ...privilege }],
  };
  return slipContent(drafted, {
    number,
    language,
    service: first?.id ?? '',
    priorityClass: one?.id ?? null,
    issuedAt: clock.now(),
    ahead: full ? 61 : 4,
    estimate: full ? plainEstimate(120, null) : plainEstimate(15, 25),
    url: publicUrl === null ? null : `${publicUrl}/t/${'preview-'.repeat(3).slice(0, 22)}`,
    copy: false,
    practice: false,
  });
};
