/** [CS28] What is asked of an official is a case too: of the kind with this id, where the centre has it. */
export const receptionKind = 'reception';

/** [CS29] What a reception can come to that asks for more than a text. */
export const answeredOrally = 'answered-orally';
export const appealMade = 'appeal-made';
