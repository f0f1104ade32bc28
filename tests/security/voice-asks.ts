/** The routes of what is recorded for the voice: who may, as rows of the table, a line further. */
export const voiceRows = `
clips          401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
clip           401   401   403   403     403        403      403    +       403         +    403       |   =     | clip-not-found
putClip        401   401   403   403     403        403      403    +       403         +    403       |   =     | clip-not-found
dropClip       401   401   403   403     403        403      403    +       403         +    403       |   =     | clip-not-found
tryCall        401   401   403   403     403        403      403    +       403         +    403       |   =     | 200
sayAloud       401   401    +    403     403        403      403   403      403        403    403       |   403   | 200`;

const noClip = { language: 'az', clip: 'none' };
/** What is asked of each. */
export const voiceAsks = {
  clip: { params: noClip },
  dropClip: { params: noClip },
  putClip: { params: noClip, body: { wav: 'UklGRg==' } },
  sayAloud: { body: { language: 'az', text: 'Salam' } },
  tryCall: { query: '?language=az&number=A042&counter=3' },
};
