import { HiddenIdsCheck } from './hidden-ids.interceptor.js';

describe('what an answer names', () => {
  const check = new HiddenIdsCheck();
  const hidden = '11111111-1111-4111-8111-111111111111';

  it('is nothing hidden for a worker from whom nothing is', () => {
    expect(check.names({ id: hidden }, [])).toBe(false);
  });

  it.each([[{ id: hidden }], [[{ person: { id: hidden } }]], [{ rows: [{ people: [{ id: 'x' }, { id: hidden }] }] }]])(
    'is found wherever it stands',
    (view) => {
      expect(check.names(view, [hidden])).toBe(true);
    },
  );

  it.each([undefined, null, '', [], { id: '22222222-2222-4222-8222-222222222222' }])('is not found where it is not (%p)', (view) => {
    expect(check.names(view, [hidden])).toBe(false);
  });
});
