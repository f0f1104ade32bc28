/** How the sheets are printed: as wide as a page lying on its side, the head of a table on each page. */
export const sheetPages = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string) =>
          xml
            .replace(/<worksheet\b[^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
            .replace(/<pageSetup\b/, '<pageSetup fitToWidth="1" fitToHeight="0"'),
      },
      'xl/workbook.xml': {
        transform: (xml: string, sheets: readonly { readonly sheet?: string }[]) => {
          const titles = sheets.map(
            ({ sheet = '' }, at) =>
              `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escaped(quoted(sheet))}!$1:$1</definedName>`,
          );
          return xml.replace('</sheets>', `</sheets><definedNames>${titles.join('')}</definedNames>`);
        },
      },
    },
  },
};

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
