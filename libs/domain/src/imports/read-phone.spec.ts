import { readPhone } from './read-phone.js';

describe('reading a telephone number', () => {
  it.each([
    '07700 900213',
    '07700900213',
    '+44 7700 900213',
    '00447700900213',
    ' 07700 900213 ',
    '+44 (0)7700 900213',
    'mob: 07700-900213',
  ])('reads "%s" as one and the same number', (text) => {
    expect(readPhone(text)).toEqual({ ok: true, number: '+447700900213' });
  });

  it('keeps a landline', () => {
    expect(readPhone('01632 960106')).toEqual({ ok: true, number: '+441632960106' });
  });

  it.each([
    ["07700 900989 (mum's)", "mum's"],
    ['07700 900989 - neighbour Bryn', 'neighbour Bryn'],
    ['sister 07700 900989', 'sister'],
    ['07700900989 HIS PHONE', 'HIS PHONE'],
  ])('never takes the number of somebody else for her own: %s', (text, whose) => {
    expect(readPhone(text)).toEqual({ ok: false, fault: 'phone-belongs-to-other', number: '+447700900989', whose });
  });

  it('leaves a number with words it does not know, or two numbers, to a worker', () => {
    expect(readPhone('07700 900989 not after six')).toEqual({
      ok: false,
      fault: 'unreadable-phone',
      number: '+447700900989',
    });
    expect(readPhone('07700 900989 / 07700 900990')).toMatchObject({ ok: false, number: null });
    expect(readPhone('no phone')).toMatchObject({ ok: false, number: null });
    expect(readPhone('900989')).toMatchObject({ ok: false, number: null });
  });
});
