const HOME = 'forgotten-fields';

/**
 * Browsers write what stands in fields to a file of their own, to fill them again after a crash or a step back, and they
 * do so in clear. A form that says so is left out; text boxes and lists are asked by their form alone, so whichever has
 * none is given one. Watched from here, since one field of one screen that forgot it would be one address on a disk.
 */
export function forgetFields(page: Document): void {
  const home = page.createElement('form');
  home.id = HOME;
  home.hidden = true;
  home.autocomplete = 'off';
  home.addEventListener('submit', (event) => event.preventDefault());
  page.body.append(home);
  leaveOut(page.body);
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(leaveOut))).observe(page.body, { childList: true, subtree: true });
}

function leaveOut(node: Node): void {
  if (!(node instanceof Element)) return;
  for (const element of [node, ...node.querySelectorAll('form, input, select, textarea')]) {
    if (element instanceof HTMLFormElement) element.autocomplete = 'off';
    // What says itself how it is filled, as a password does, is left to its browser.
    else if (element instanceof HTMLInputElement && !element.hasAttribute('autocomplete')) element.autocomplete = 'off';
    else if (isAskedByItsForm(element) && element.form === null) element.setAttribute('form', HOME);
  }
}

function isAskedByItsForm(element: Element): element is HTMLSelectElement | HTMLTextAreaElement {
  return element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
}
