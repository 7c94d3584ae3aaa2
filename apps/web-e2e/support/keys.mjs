/** Works a page by keys alone: the pointer is taken away and every press is counted apart from what is typed. */
export async function byKeysAlone(page) {
  for (const act of ['click', 'dblclick', 'down', 'move']) {
    page.mouse[act] = () => {
      throw new Error('This journey is walked without a pointer');
    };
  }
  let pressed = 0;
  return {
    pressed: () => pressed,
    async press(key, times = 1) {
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
      pressed += times;
    },
    type: (text) => page.keyboard.type(text),
    /** Goes on with Tab until the named control has the focus. */
    async tabTo(path) {
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        pressed += 1;
        if (await page.evaluate((wanted) => !!document.activeElement.closest(`[id="${wanted}"]`), path)) return;
      }
      throw new Error(`Tab never reached ${path}`);
    },
  };
}
