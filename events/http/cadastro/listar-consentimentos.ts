import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { cdc, cdcNoEndereco } from '../esquemas.ts';
import { nomeDePessoa } from '../esquemas-pessoais.ts';
import { consentimento, decisaoDeConsentimento, finalidade, textoDeConsentimento } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** What the holder of a ligação allowed and took back, the most recent first, and the text in force of each purpose. */
export default rota({
  contexto: 'cadastro',
  nome: 'listar-consentimentos',
  operationId: 'listarConsentimentos',
  resumo: 'Mostra os consentimentos do titular da ligação e o histórico deles',
  metodo: 'GET',
  caminho: '/ligacoes/{cdc}/consentimentos',
  confianca: 'operador',
  permissao: { funcao: 'consentimento', acao: 'consultar' },
  auditada: { objeto: 'ligacao:{cdc}' },
  params: z.strictObject({ cdc: cdcNoEndereco }),
  resposta: z.strictObject({
    cdc,
    nome: nomeDePessoa,
    atuais: z.array(z.strictObject({ finalidade, decisao: decisaoDeConsentimento.nullable(), texto: textoDeConsentimento })).max(20),
    historico: z.array(consentimento).max(500),
  }),
  erros: { 'ligacao/nao-encontrada': { status: 404, descricao: 'Não há ligação com este CDC' } },
  exemplo: {
    params: { cdc: '1001' },
    resposta: {
      cdc: 1001,
      nome: 'Maria das Dores Almeida',
      atuais: [
        {
          finalidade: 'AVISOS_POR_SMS',
          decisao: 'CONCEDIDO',
          texto: { finalidade: 'AVISOS_POR_SMS', versao: 1, texto: 'Autorizo receber por SMS avisos sobre as minhas ligações.', resumo: 'a3'.repeat(32), por: 'sistema:nascente', em: '2026-01-02T12:00:00.000Z' },
        },
      ],
      historico: [
        {
          id: 7,
          finalidade: 'AVISOS_POR_SMS',
          decisao: 'CONCEDIDO',
          versao: 1,
          resumoDoTexto: 'a3'.repeat(32),
          canal: 'TELEFONE',
          comprovacao: 'Gravação 20261120-0412',
          por: 'Marina Duarte (demonstração)',
          em: '2026-11-20T12:30:00.123Z',
        },
      ],
    },
  },
  execucao: naApi('Não se sabe se a pessoa autorizou receber mensagens.'),
});
