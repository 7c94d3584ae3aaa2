import { readCsvFile } from './read-csv-file.js';

const file = (text: string, encoding: BufferEncoding = 'utf8') => readCsvFile(Buffer.from(text, encoding));

describe('a sheet as an agency sends it', () => {
  it('keeps every line below the headings as a row, blank ones included', () => {
    const { columns, rows } = file('A,B\n1,2\n\n,\n3,4\n');
    expect([columns, rows]).toEqual([['A', 'B'], [['1', '2'], [''], ['', ''], ['3', '4']]]);
  });

  it('keeps line breaks and commas inside quotes, and rows of other lengths than the headings', () => {
    expect(file('A,B\n"1,\n2","say ""no"""\n3\n4,5,6').rows).toEqual([['1,\n2', 'say "no"'], ['3'], ['4', '5', '6']]);
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\uFEFFEnw\nSiân', 'utf8'), 'utf-8'],
    ['UTF-16 as Excel’s "Unicode text"', Buffer.from('\uFEFFEnw\nSiân', 'utf16le'), 'utf-16le'],
    ['Windows letters', Buffer.from('Enw\nSiân', 'latin1'), 'windows-1252'],
  ])('reads %s', (_, bytes, encoding) => {
    expect(readCsvFile(bytes)).toEqual({ encoding, columns: ['Enw'], rows: [['Siân']] });
  });

  it.each([[';'], ['\t']])('finds out that cells are parted by %j', (sign) => {
    expect(file(`A${sign}B\n"1,5"${sign}2`).rows).toEqual([['1,5', '2']]);
  });

  it('gives headings that repeat or are hidden names of their own, so that no cell hides another', () => {
    expect(file('Name,Name,\u200B\n1,2,3').columns).toEqual(['Name', 'Name (2)', 'column (3)']);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['only spaces', Buffer.from(' \n \n'), 'file-empty'],
    ['headings alone', Buffer.from('A,B'), 'file-empty'],
    ['a workbook', Buffer.from('PK\u0003\u0004', 'latin1'), 'file-not-csv'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'file-not-csv'],
    ['a quote that never closes', Buffer.from('A\n"x'), 'file-not-csv'],
    ['more columns than any form has', Buffer.from(`${'A,'.repeat(200)}\n1`), 'file-not-csv'],
    ['more rows than can be looked through', Buffer.from(`A\n${'1\n'.repeat(2_001)}`), 'file-too-many-rows'],
  ])('refuses %s', (_, bytes, code) => {
    expect(() => readCsvFile(bytes)).toThrow(expect.objectContaining({ code }));
  });
});
