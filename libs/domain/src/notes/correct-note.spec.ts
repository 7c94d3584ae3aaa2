import { correctNote } from './correct-note.js';

const AUTHOR = { id: 'amina', roles: ['key-worker'] as const };

describe('correcting a note', () => {
  it('is for whoever wrote it', () => {
    expect(correctNote({ writtenBy: 'amina', isCorrected: false }, AUTHOR)).toEqual({ ok: true });
  });

  it.each(['team-lead', 'service-manager'] as const)('is for a %s, who answers for her work', (role) => {
    expect(correctNote({ writtenBy: 'amina', isCorrected: false }, { id: 'sian', roles: [role] }).ok).toBe(true);
  });

  it.each(['duty-worker', 'key-worker', 'idva', 'administrator'] as const)('is not for a %s who did not write it', (role) => {
    const ruling = correctNote({ writtenBy: 'amina', isCorrected: false }, { id: 'carys', roles: [role] });
    expect(ruling).toEqual({ ok: false, refusal: 'note-of-another' });
  });

  it('happens once: what is to be corrected next is the correction', () => {
    expect(correctNote({ writtenBy: 'amina', isCorrected: true }, AUTHOR)).toEqual({ ok: false, refusal: 'note-corrected-already' });
  });

  it('tells somebody who may not correct it nothing of what became of it', () => {
    const ruling = correctNote({ writtenBy: 'amina', isCorrected: true }, { id: 'carys', roles: ['idva'] });
    expect(ruling).toEqual({ ok: false, refusal: 'note-of-another' });
  });
});
