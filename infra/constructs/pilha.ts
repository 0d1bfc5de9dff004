import { Stack, Tags, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { REGIAO } from '../opcoes.ts';

export interface PropsPilha {
  readonly conta: string;
  readonly descricao: string;
  /** It takes something of a stack of another region. */
  readonly deOutraRegiao?: boolean;
}

/** A stack of the platform, named `nascente-<id>`. */
export class Pilha extends Stack {
  constructor(escopo: Construct, id: string, props: PropsPilha) {
    super(escopo, id, { stackName: `nascente-${id}`, description: props.descricao, env: { account: props.conta, region: REGIAO }, crossRegionReferences: props.deOutraRegiao ?? false });
    Validations.of(this).acknowledge({ id: 'CloudFormation-Validate::W3010', reason: 'As zonas são ditas aqui para que a síntese não pergunte à AWS.' });
    Tags.of(this).add('sistema', 'nascente');
  }

  /** Said here so that synthesis never asks AWS: with an account and a region CDK would look the zones up. */
  override get availabilityZones(): string[] {
    return [`${REGIAO}a`, `${REGIAO}c`];
  }
}
