/** The routes of what walls show between calls, and of the link to a head office (this server is none): who may, as rows of the table, a line further. */
export const mediaRows = `
media          401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
addMedia       401   401   403   403     403        403      403    +       403         +    403       |   =     | malformed
dropMedia      401   401   403   403     403        403      403    +       403         +    403       |   =     | file-not-found
follow          +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
linkEvents      +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
linkImports     +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
linkLost        +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
linkPeople      +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
linkOrders      +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
linkResult      +     +     +     +       +          +        +     +        +          +     +        |   =     | not-found
branches       401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
approveBranch  401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
removeBranch   401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
addOrder       401   401   403   403     403        403      403   403      403         +    403       |   =     | not-found
orders         401   401   403   403     403        403      403    +       403         +    403       |   =     | not-found
uplink         401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
goOn           401   401   403   403     403        403      403   403      403         +    403       |   =     | not-found
country        401   401   403   403     403        403      403    +        +          +     +        |   =     | not-found
countryCases   401   401   403   403     403        403      403    +        +          +     +        |   =     | not-found
countryOrders  401   401   403   403     403        403      403    +        +          +     +        |   =     | not-found
countryReport  401   401   403   403     403        403      403    +        +          +     +        |   =     | not-found
countryPeople  401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
addCountryPerson 401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
editCountryPerson 401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
removeCountryPerson 401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
orderCentres   401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
countryTemplate 401   401   403   403     403        403      403    +        +          +     +        |   =     | not-found
draftTemplate  401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
dropTemplate   401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
previewTemplate 401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found
publishTemplate 401   401   403   403     403        403      403   403      403         +     +        |   =     | not-found`;

/** The view of the country is for those of no one centre, as the first administrator. */
export const countryRow = `
watch country  401   401   403   403     403        403      403   403      403         +    403       |   =     | not-found
`;

/** What is asked of each. */
export const mediaAsks = {
  dropMedia: { params: { file: 'f'.repeat(64) } },
  linkLost: { query: '?after=0&hash=' },
  addOrder: { body: { kind: 'open' } },
  orderCentres: { body: { centres: ['c'], order: { kind: 'open' } } },
  addCountryPerson: {
    body: { user: 'a', name: 'A', password: 'uzun bir parol', places: [{ centre: 'small', role: 'clerk' }] },
  },
  editCountryPerson: { params: { user: 'a' }, body: { name: 'A' } },
  removeCountryPerson: { params: { user: 'a' } },
  draftTemplate: { body: { rules: [], over: null } },
  dropTemplate: { query: '?revision=r' },
  publishTemplate: { body: { revision: null, over: 0 } },
  countryCases: { query: '?by=kind' },
  countryReport: { query: '?from=2026-11-01&to=2026-11-20&by=centre' },
};
