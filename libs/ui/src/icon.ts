import { Component, computed, input } from '@angular/core';

const PATHS = {
  search: 'M10.5 4a6.5 6.5 0 1 0 4.1 11.6l4.4 4.4 1.4-1.4-4.4-4.4A6.5 6.5 0 0 0 10.5 4Zm0 2a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
  plus: 'M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z',
  people: 'M9 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0 2a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0v2a2 2 0 0 1 0 4v2a4 4 0 0 0 0-8ZM9 14c-4 0-7 2-7 4.5V20h14v-1.500C16 16 13 14 9 14Zm0 2c2.7 0 4.7 1.1 5 2H4c.3-.9 2.3-2 5-2Zm9-1.500V17c1.2.5 2 1.1 2 1.500V20h2v-1.500c0-1.8-1.6-3.3-4-4Z',
  inbox: 'M4 4h16l2 10v6H2v-6L4 4Zm1.6 2L4.2 13H8a4 4 0 0 0 8 0h3.800l-1.4-7H5.600ZM4 15v3h16v-3h-2.300a6 6 0 0 1-11.4 0H4Z',
  upload: 'M11 16V7.800L7.4 11.4 6 10l6-6 6 6-1.4 1.400L13 7.800V16h-2ZM4 18h16v2H4z',
  today: 'M7 2h2v2h6V2h2v2h4v18H3V4h4V2ZM5 9v11h14V9H5Zm3 4.2 1.4-1.4 1.9 1.9 4-4 1.4 1.4-5.4 5.400L8 13.200Z',
  waiting: 'M6 2h12v4l-4.5 6 4.5 6v4H6v-4l4.5-6L6 6V2Zm2 2v1.300l4 5.3 4-5.300V4H8Zm4 9.4-4 5.300V20h8v-1.300l-4-5.300Z',
  chart: 'M4 3h2v16h15v2H4V3Zm5 9h3v6H9v-6Zm5-6h3v12h-3V6Z',
  hide: 'M3.4 2 2 3.400l3.5 3.500A13 13 0 0 0 1 12c1.9 4.1 6 7 11 7 1.8 0 3.5-.4 5-1.100l3.6 3.7 1.4-1.400L3.4 2ZM12 17c-3.9 0-7-2-8.7-5 .9-1.5 2.1-2.8 3.6-3.700l1.8 1.800a4 4 0 0 0 5.3 5.300l1.5 1.500c-1.1.1-2.3.1-3.5.1ZM12 5c-1 0-2 .1-2.9.4L10.8 7l1.2-.1c3.9 0 7.1 2 8.7 5-.5.9-1.1 1.7-1.9 2.400l1.4 1.400A13 13 0 0 0 23 12c-1.9-4.1-6-7-11-7Z',
  show: 'M12 5C7 5 2.9 7.9 1 12c1.9 4.1 6 7 11 7s9.1-2.9 11-7c-1.9-4.1-6-7-11-7Zm0 2c3.9 0 7.1 2 8.7 5-1.6 3-4.8 5-8.7 5s-7.1-2-8.7-5c1.6-3 4.8-5 8.7-5Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  user: 'M12 3a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm0 2a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Zm0 8c-5 0-8 2.5-8 5.500V21h16v-2.500c0-3-3-5.5-8-5.500Zm0 2c3.8 0 6 1.7 6 3.500v.5H6v-.5c0-1.8 2.2-3.5 6-3.500Z',
  phone: 'M6.5 2 2 4.500C2 14 10 22 19.5 22L22 17.500l-5.5-3.3-2.3 2.200c-2.6-1.3-4.7-3.4-6-6l2.2-2.300L6.5 2Zm-.8 2.8 2 3.2-1.9 2A17 17 0 0 0 14 18.200l2-1.9 3.2 2-.8 1.600C10.6 19.4 4.6 13.4 4.1 5.600l1.6-.8Z',
  clock: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm-1 3h2v4.600l3.2 3.2-1.4 1.400L11 12.400V7Z',
  check: 'm9.5 18.4-6-6L5 11l4.5 4.500L19 6l1.4 1.4-10.9 11Z',
  alert: 'M12 2 1 21h22L12 2Zm0 4 7.5 13h-15L12 6Zm-1 4v5h2v-5h-2Zm0 6v2h2v-2h-2Z',
  close: 'm6.4 5 5.6 5.600L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.600L6.4 19 5 17.600l5.6-5.600L5 6.4 6.4 5Z',
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm-1 3h2v2h-2V7Zm0 4h2v6h-2v-6Z',
  key: 'M15 2a7 7 0 0 0-6.7 9L2 17.300V22h5v-3h3v-3h2.300l.7-1.300A7 7 0 1 0 15 2Zm0 2a5 5 0 1 1-2.7 9.200l-1.2.8H8v3H5v3H4v-1.900l6.6-6.6-.3-1A5 5 0 0 1 15 4Zm2 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  arrow: 'm9 5 7 7-7 7-1.4-1.400L13.2 12 7.6 6.4 9 5Z',
  lock: 'M12 2a5 5 0 0 0-5 5v3H5v12h14V10h-2V7a5 5 0 0 0-5-5Zm0 2a3 3 0 0 1 3 3v3H9V7a3 3 0 0 1 3-3Zm-5 8h10v8H7v-8Z',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word. It never stands alone, so it is always hidden from screen readers. */
@Component({
  selector: 'wm-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 1.25em;
      block-size: 1.25em;
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: currentColor;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => PATHS[this.name()]);
}
