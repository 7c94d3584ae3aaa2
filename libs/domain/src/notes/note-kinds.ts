/** What a note is of. A call or an attempt to reach the person is none: it is logged as a contact, which stops clocks. */
export const NOTE_KINDS = ['note', 'visit', 'appointment', 'agency', 'supervision'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];
