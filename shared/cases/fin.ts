/** The personal number on Azerbaijan's identity documents: seven figures and Latin capitals without I and O. */
export const finForm = /^[0-9A-HJ-NP-Z]{7}$/;
