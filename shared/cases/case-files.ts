/** Files that belong to a case: of what is asked, or of its answer. */

/** What a file is, by its bytes. */
export const caseFileKinds = ['pdf', 'jpeg', 'png'] as const;
export type CaseFileKind = (typeof caseFileKinds)[number];

/** Whose a file is: the citizen's, on paper too, or that of the answer, which they see once it is given. */
export const caseFileParts = ['request', 'answer'] as const;
export type CaseFilePart = (typeof caseFileParts)[number];

/** So many files a case has at most. */
export const filesInAll = 30;

/** The type under which each kind is sent. */
export const mediaTypes: { readonly [K in CaseFileKind]: string } = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
};
