import type { Centre } from '../centre.ts';

/** Centres to start from, the usual one first. */
export const templateNames = ['citizen-service-centre', 'clinic', 'bank-branch', 'university-office', 'empty'] as const;
export type TemplateName = (typeof templateNames)[number];

/** The whole document of a template, in the three languages of the screens; loaded as it is asked for. */
export async function readTemplate(name: TemplateName, id: string): Promise<Centre> {
  const [{ documentOf }, template] = await Promise.all([import('./template.ts'), templateOf(name)]);
  return documentOf(template, id);
}

const templateOf = async (name: TemplateName) => {
  switch (name) {
    case 'citizen-service-centre':
      return (await import('./citizen-service-centre.ts')).citizenServiceCentre;
    case 'clinic':
      return (await import('./clinic.ts')).clinic;
    case 'bank-branch':
      return (await import('./bank-branch.ts')).bankBranch;
    case 'university-office':
      return (await import('./university-office.ts')).universityOffice;
    case 'empty':
      return (await import('./empty-centre.ts')).emptyCentre;
  }
};
