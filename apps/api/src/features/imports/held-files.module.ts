import { Module } from '@nestjs/common';
import { HeldFiles } from './held-files.js';

/** What other lists show of files, without the acts on them. */
@Module({ providers: [HeldFiles], exports: [HeldFiles] })
export class HeldFilesModule {}
