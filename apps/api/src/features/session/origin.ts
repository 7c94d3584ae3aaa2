import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { DeviceCookie } from '../../platform/auth/device-cookie.js';
import { networkOf } from './network-of.js';

/** Where a request comes from. */
export interface Origin {
  /** The network it comes from, see {@link networkOf}. */
  ip: string;
  userAgent: string;
  /** What the browser carries if somebody has signed in on it before; whether that is known, the database says. */
  deviceToken: string | null;
}

@Injectable()
export class Origins {
  constructor(private readonly devices: DeviceCookie) {}

  of(request: Request): Origin {
    return {
      ip: networkOf(request.ip ?? ''),
      userAgent: request.headers['user-agent'] ?? '',
      deviceToken: this.devices.read(request),
    };
  }
}
