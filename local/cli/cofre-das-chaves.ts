import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { segredoDasChaves } from '../../layers/pessoais/proteger.ts';
import type { CofreDasChaves } from '../../layers/pessoais/trocar-chave.ts';
import { Cofre } from '../segredos/cofre.ts';
import { FalhaDoComando } from './falhas.ts';
import { plataformaNoAr } from './estado.ts';
import { arnDasChavesPessoais, arquivoDosSegredos } from './segredos-locais.ts';

/** The ring of keys in the Secrets Manager: of AWS when `segredo` names it, with the credentials in force; else that of this machine, up or down. */
export async function cofreDasChaves(segredo: string | undefined, dados: string): Promise<CofreDasChaves> {
  if (segredo !== undefined) return noServico(new SecretsManagerClient({}), segredo);
  const arn = arnDasChavesPessoais(dados);
  const noAr = plataformaNoAr(dados);
  if (noAr !== undefined) return noServico(new SecretsManagerClient({ endpoint: noAr.urlAws, region: 'sa-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }), arn);
  const cofre = await Cofre.abrir(arquivoDosSegredos(dados));
  return {
    ler: () => {
      const atual = cofre.buscar(arn)?.segredo.atual;
      return Promise.resolve({ anel: lerAnel(atual?.valor), desde: new Date(atual?.em ?? 0) });
    },
    gravar: async (anel) => void (await cofre.trocar(arn, JSON.stringify(anel))),
  };
}

function noServico(cliente: SecretsManagerClient, arn: string): CofreDasChaves {
  return {
    ler: async () => {
      const { SecretString, CreatedDate } = await cliente.send(new GetSecretValueCommand({ SecretId: arn }));
      return { anel: lerAnel(SecretString), desde: CreatedDate ?? new Date() };
    },
    gravar: async (anel) => void (await cliente.send(new PutSecretValueCommand({ SecretId: arn, SecretString: JSON.stringify(anel) }))),
  };
}

/** Never says what the secret has. */
function lerAnel(texto: string | undefined): ReturnType<typeof segredoDasChaves.parse> {
  try {
    return segredoDasChaves.parse(JSON.parse(texto ?? ''));
  } catch {
    throw new FalhaDoComando('O segredo não tem as chaves dos dados pessoais: é um JSON com "chave" e, numa troca, "proxima" ou "anteriores". Confira em docs/runbook/chaves-dos-dados-pessoais.md se este é o segredo chaves-pessoais.');
  }
}
