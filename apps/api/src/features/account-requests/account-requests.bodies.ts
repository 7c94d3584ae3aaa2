import { IsIn } from 'class-validator';
import type { AskForLink } from '@waymark/contracts';
import { IDENTITY_PROOFS, type IdentityProof } from '@waymark/domain';

export class AskForLinkBody implements AskForLink {
  @IsIn(IDENTITY_PROOFS) proof!: IdentityProof;
}
