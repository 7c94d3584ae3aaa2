import { HttpClient, HttpContext, httpResource } from '@angular/common/http';
import { DOCUMENT, inject, Service } from '@angular/core';
import type { AskProvider, ProviderAddressView, ProviderPurpose, ProviderView } from '@waymark/contracts';
import { firstValueFrom } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { ANSWERS_SIGNED_OUT } from './session';

/** Tabs of this browser hear by it that somebody has come back from the provider; what became of it, they ask the API. */
const CHANNEL = 'waymark.provider';
/** In the window itself, which is gone when it is closed: that it was opened over a page and ends by being closed. */
const IS_WINDOW = 'waymark.provider-window';
const WINDOW = 'popup,width=520,height=720';

/** The organisations' own providers of sign-in. */
@Service()
export class Providers {
  private readonly http = inject(HttpClient);
  private readonly view = inject(DOCUMENT).defaultView!;

  offered() {
    return httpResource<ProviderView[]>(() => '/api/session/providers', { defaultValue: [] });
  }

  /** Takes this whole page to the provider. */
  async go(request: AskProvider): Promise<void> {
    const context = new HttpContext().set(ANSWERS_SIGNED_OUT, true);
    const { address } = await firstValueFrom(this.http.post<ProviderAddressView>('/api/session/provider', request, { context }));
    this.view.location.assign(address);
  }

  /**
   * Lets the worker prove herself in a window over this page, so that what is typed here stays. Ends when some window has
   * come back with success, and with the next try otherwise: a window that is closed says nothing.
   */
  inWindow(provider: string, purpose: ProviderPurpose): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      const channel = new BroadcastChannel(CHANNEL);
      channel.onmessage = () => {
        channel.close();
        resolve();
      };
    });
    const opened = this.view.open(`/sign-in/by/${provider}/${purpose}`, CHANNEL, WINDOW);
    return opened ? heard : Promise.reject(new ProblemError('provider-no-window', 0));
  }

  /** This page is such a window. */
  markWindow(): void {
    this.view.sessionStorage.setItem(IS_WINDOW, 'yes');
  }

  isWindow(): boolean {
    return this.view.sessionStorage.getItem(IS_WINDOW) !== null;
  }

  tellOtherTabs(): void {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('back');
    channel.close();
  }

  /** Where the browser will not, the page stays and is a page like any other from now on. */
  closeWindow(): void {
    this.view.sessionStorage.removeItem(IS_WINDOW);
    this.view.close();
  }
}
