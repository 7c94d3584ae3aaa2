/**
 * Names common in Wales and England, put together by chance: whoever they seem to name is invented. Enough of them
 * carry the letters that careless software breaks.
 */
export const WOMENS_NAMES = [
  ...['Siân', 'Ffion', 'Angharad', 'Cerys', 'Llinos', 'Nia', 'Siôned', 'Lleucu', 'Gwenllian', 'Nêst'],
  ...['Amy', 'Chloe', 'Danielle', 'Emma', 'Gemma', 'Jade', 'Karen', 'Laura', 'Megan', 'Rebecca'],
  ...['Aisha', 'Fatima', 'Joanna', 'Marta', 'Nkechi', 'Priya', 'Samira', 'Zofia', 'Ana María', 'Thuỳ'],
] as const;

export const MENS_NAMES = [
  ...['Siôn', 'Gethin', 'Rhŷs', 'Ieuan', 'Dafydd', 'Llŷr', 'Craig', 'Darren', 'Gary', 'Lee'],
  ...['Mark', 'Paul', 'Ryan', 'Scott', 'Stuart', 'Imran', 'Piotr', 'Tunde', 'Viktor', 'Wayne'],
] as const;

export const FAMILY_NAMES = [
  ...['Llywelyn', 'Gruffydd', 'Prŷs', 'ab Owain', 'Penrhyn', 'Bowen', 'Pugh', 'Vaughan', 'Cadwaladr', 'Hughes-Môn'],
  ...['Brown', 'Carter', 'Fletcher', 'Marsh', 'O’Dell', 'Palmer', 'Quill', 'Sharpe', 'Thatcher', 'Wainwright'],
  ...['Adeyemi', 'Begum', 'Kowalczyk', 'Núñez', 'Patel', 'Rahman', 'Sørby', 'Tran', 'Varga', 'Yılmaz'],
] as const;

/** Places of a region that does not exist. */
export const STREETS = ['Maes yr Haf', 'Heol y Bont', 'Stryd Fawr', 'Quay Street', 'Mill Lane', 'Chapel Row', 'Harbour View'] as const;
export const TOWNS = ['Llanfair-y-Môr', 'Pont Ddistaw', 'Aberlas', 'Saltmarsh', 'Easthaven', 'Cwm Tawel'] as const;
