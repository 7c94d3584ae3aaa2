import { forgetFields } from './forget-fields';

/** What a browser asks before it writes a field to its own file. */
function isForgotten(field: Element): boolean {
  if (field instanceof HTMLInputElement) return field.autocomplete === 'off';
  return (field as HTMLTextAreaElement | HTMLSelectElement).form?.autocomplete === 'off';
}

describe('what stands in a field', () => {
  const add = async (html: string): Promise<Element[]> => {
    const place = document.createElement('div');
    place.innerHTML = html;
    document.body.append(place);
    await Promise.resolve();
    return [...place.querySelectorAll('input, select, textarea')];
  };

  beforeAll(() => forgetFields(document));

  it.each([
    ['in a form', '<form><textarea></textarea><select></select><input><input type="radio"><input type="checkbox"></form>'],
    ['in no form', '<textarea></textarea><section><select></select><input type="date"></section>'],
  ])('is left out of what the browser keeps, %s', async (_, html) => {
    const fields = await add(html);
    expect(fields.length).toBeGreaterThan(2);
    expect(fields.filter((field) => !isForgotten(field))).toEqual([]);
  });

  it('is left to the browser where the field says how it is filled', async () => {
    const [field] = await add('<form><input type="password" autocomplete="current-password"></form>');
    expect((field as HTMLInputElement).autocomplete).toBe('current-password');
  });

  it('is sent nowhere by the form that only stands in', () => {
    const event = new Event('submit', { cancelable: true });
    document.getElementById('forgotten-fields')?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });
});
