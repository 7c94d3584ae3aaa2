import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { IMPORT_FILE_MAX_BYTES } from '@waymark/contracts';
import { raw } from 'express';
import { AsSentService } from './as-sent.service.js';
import { ChangeImportAct } from './change-import.js';
import { CheckImport } from './check-import.js';
import { FinishImportRowAct } from './finish-import-row.js';
import { ImportActsModule } from './import-acts.module.js';
import { ImportRowsController } from './import-rows.controller.js';
import { ImportRowsService } from './import-rows.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { UploadImportAct } from './upload-import.js';

@Module({
  imports: [ImportActsModule],
  controllers: [ImportsController, ImportRowsController],
  providers: [AsSentService, ChangeImportAct, CheckImport, FinishImportRowAct, ImportRowsService, ImportsService, UploadImportAct],
})
export class ImportsModule implements NestModule {
  /** Only this one route takes a body of this kind and size. */
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(raw({ type: 'text/csv', limit: IMPORT_FILE_MAX_BYTES, inflate: false }))
      .forRoutes({ path: 'imports', method: RequestMethod.POST });
  }
}
