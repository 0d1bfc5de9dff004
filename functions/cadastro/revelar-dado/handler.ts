import { formatarDocumento } from '../../../domain/cadastro/documento.ts';
import { mascaradorDe, POLITICA_FECHADA } from '../../../domain/cadastro/mascaras/politica.ts';
import { ok, recusa } from '../../../domain/comum/resultado.ts';
import contrato from '../../../events/http/cadastro/revelar-dado.ts';
import { operacao } from '../../../layers/http/operacao.ts';
import { contatoCifrado, semLigacao, titularDaLigacao } from '../../../layers/postgres/cadastro/titular.ts';
import { auditar } from '../../../layers/postgres/comum/auditoria.ts';
import { emTransacao } from '../../../layers/postgres/transacao.ts';
import { deps } from './deps.ts';

const mascarar = mascaradorDe(POLITICA_FECHADA);
const NOMES = { DOCUMENTO: 'documento', TELEFONE: 'telefone', EMAIL: 'e-mail' } as const;

/** The act is in the audit, committed, before anything is answered; a reason in which somebody typed the datum itself is kept under its mask. */
export const handler = operacao(contrato, deps, async ({ params: { cdc }, corpo: { campo, motivo }, quem }, { pool, protecao }) => {
  const { revelar, revelarContato } = await protecao();
  return emTransacao(pool, async (cliente) => {
    const titular = await titularDaLigacao(cliente, cdc);
    if (titular === undefined) return semLigacao(cdc);
    const cifrado = campo === 'DOCUMENTO' ? titular.documentoCifrado : await contatoCifrado(cliente, titular.pessoa, campo);
    if (cifrado === undefined) return recusa('dado-pessoal/nao-informado', `O cadastro desta pessoa não tem ${NOMES[campo]}. Peça o dado a ela e atualize o cadastro.`, 'campo');
    await auditar(cliente, { autor: quem, funcao: 'cadastro/revelar-dado', objeto: `ligacao:${cdc}`, depois: { campo, pessoa: titular.pessoa }, motivo: String(mascarar('TEXTO', motivo)) });
    return ok({ campo, valor: campo === 'DOCUMENTO' ? formatarDocumento(revelar(titular.documentoTipo, cifrado)) : revelarContato(campo, cifrado) });
  });
});
