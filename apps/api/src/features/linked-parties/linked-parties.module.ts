import { Module } from '@nestjs/common';
import { LinkedPartiesController } from './linked-parties.controller.js';
import { LinkedPartiesPages } from './linked-parties-pages.js';
import { LinkedPartiesRepository } from './linked-parties.repository.js';

@Module({
  controllers: [LinkedPartiesController],
  providers: [LinkedPartiesPages, LinkedPartiesRepository],
  exports: [LinkedPartiesPages],
})
export class LinkedPartiesModule {}
