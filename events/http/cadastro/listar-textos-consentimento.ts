import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { textoDeConsentimento } from '../esquemas-titular.ts';
import { naApi } from '../execucao.ts';

/** What people are read before they allow: of each purpose the text in force, which is the first of its own, and those before it. */
export default rota({
  contexto: 'cadastro',
  nome: 'listar-textos-consentimento',
  operationId: 'listarTextosDeConsentimento',
  resumo: 'Mostra os textos de consentimento de cada finalidade, do mais novo ao mais antigo',
  metodo: 'GET',
  caminho: '/consentimentos/textos',
  confianca: 'operador',
  permissao: { funcao: 'consentimento', acao: 'consultar', semLugar: true },
  resposta: z.strictObject({ textos: z.array(textoDeConsentimento).max(500) }),
  erros: {},
  exemplo: {
    resposta: { textos: [{ finalidade: 'AVISOS_POR_SMS', versao: 1, texto: 'Autorizo receber por SMS avisos sobre as minhas ligações.', resumo: 'a3'.repeat(32), por: 'sistema:nascente', em: '2026-01-02T12:00:00.000Z' }] },
  },
  execucao: naApi('Não se vê que texto está em vigor.'),
});
