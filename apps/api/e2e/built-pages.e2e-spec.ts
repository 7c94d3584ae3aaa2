import { builtPages } from './setup/built-pages.js';
import { startTestApp, type TestApp } from './setup/test-app.js';

describe('the files of the built pages', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp(undefined, { webRoot: builtPages() });
  });
  afterAll(() => test.close());

  it.each([
    ['a condition that the file does not meet', 'If-Match', '"another"', 412],
    ['a date that is over', 'If-Unmodified-Since', 'Sat, 01 Jan 2000 00:00:00 GMT', 412],
    ['a part that is not there', 'Range', 'bytes=99999-', 416],
  ])('answer %s by its status, and the server goes on for everybody', async (_, header, value, status) => {
    const answer = await test.nobody().get('/media/mark.svg').set(header, value).expect(status);
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    await test.nobody().get('/media/mark.svg').expect(200);
  });

  it.each(['/%E0%A4%A', '/media/%00', '/%2e%2e%2fetc%2fpasswd', '/.git/config'])('answer %s with the page and nothing of the disk', async (path) => {
    expect((await test.nobody().get(path).expect(200)).text).toContain('<app-root');
  });
});
