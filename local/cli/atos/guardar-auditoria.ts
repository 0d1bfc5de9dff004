import { comBanco, type OpcoesDoBanco } from '../acesso-ao-banco.ts';
import { plataformaNoAr } from '../estado.ts';
import { FalhaDoComando } from '../falhas.ts';
import { diretorioDados } from '../onde.ts';
import { inteiro, quantos } from '../texto.ts';

/** The bucket of this machine is a service of the platform that is up. */
function apontarParaEstaMaquina(dados: string | undefined): string {
  const noAr = plataformaNoAr(diretorioDados(dados));
  if (noAr === undefined) throw new FalhaDoComando('O balde guarda desta máquina só recebe arquivos com a plataforma no ar. Rode "npm start" em outro terminal, ou diga --balde.');
  Object.assign(process.env, { AWS_ENDPOINT_URL_S3: noAr.urlAws, AWS_REGION: 'sa-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
  return 'guarda';
}

/** `nascente auditoria guardar`: what the schedule does every night, to the end. */
export async function comandoGuardarAuditoria(o: OpcoesDoBanco & { readonly balde?: string }): Promise<void> {
  const guarda = o.balde ?? apontarParaEstaMaquina(o.dados);
  // the client of the bucket looks at the environment once, when it is loaded
  const { guardarAuditoria } = await import('../../../layers/auditoria/guardar.ts');
  const { arquivos, descartados } = await comBanco(o, 'nascente_migrador', (pool) => guardarAuditoria({ pool, guarda }));
  const parado = 'Nada a guardar: nenhum ato passou do prazo, ou os que passaram ainda não têm âncora.';
  console.log(arquivos === 0 && descartados === 0 ? parado : `${quantos(arquivos, 'arquivo escrito', 'arquivos escritos')} na guarda; ${inteiro(descartados)} ${descartados === 1 ? 'registro saiu' : 'registros saíram'} do banco.`);
}
