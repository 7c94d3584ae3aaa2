import { randomKey } from './random-key';

it('draws a version 4 key that differs each time', () => {
  const keys = Array.from({ length: 50 }, randomKey);
  expect(keys.every((key) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(key))).toBe(true);
  expect(new Set(keys).size).toBe(50);
});
