import { askedElsewhere, NOTHING_ASKED } from './elsewhere-form';

describe('a search elsewhere in the organisation', () => {
  const today = '2026-11-24';

  it('asks by the reference alone where there is one', () => {
    expect(askedElsewhere({ ...NOTHING_ASKED, reference: ' p-5rsj4m ', name: 'Sian' }, today)).toEqual({ reference: 'p-5rsj4m', name: null, dateOfBirth: null, phone: null });
  });

  it('asks by a full name with a birthday as people type it, or a number', () => {
    expect(askedElsewhere({ ...NOTHING_ASKED, name: ' Siân Llywelyn ', dateOfBirth: '3.2.90' }, today)).toEqual({
      ...{ reference: null, name: 'Siân Llywelyn', dateOfBirth: '1990-02-03', phone: null },
    });
    expect(askedElsewhere({ ...NOTHING_ASKED, name: 'Siân Llywelyn', phone: '07700 900123' }, today).phone).toBe('07700 900123');
  });
});
