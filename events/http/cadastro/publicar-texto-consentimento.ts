import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { MUDOU, texto } from '../esquemas.ts';
import { finalidade, textoDeConsentimento } from '../esquemas-titular.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Another text for a purpose, from now on. Those who allowed by an older text allowed that one: each decision keeps the version and the digest of what was read. */
export default rota({
  contexto: 'cadastro',
  nome: 'publicar-texto-consentimento',
  operationId: 'publicarTextoDeConsentimento',
  resumo: 'Publica uma versão nova do texto de uma finalidade',
  metodo: 'POST',
  caminho: '/consentimentos/textos',
  confianca: 'operador',
  permissao: { funcao: 'consentimento', acao: 'executar', semLugar: true },
  corpo: z.strictObject({ finalidade, texto: texto(4000, 20), versao: z.int().min(1).meta({ description: 'Do texto em vigor que se leu: quem publica sobre outra versão é recusado' }) }),
  resposta: textoDeConsentimento,
  status: 201,
  erros: {
    'consentimento/texto-mudou': MUDOU,
    'consentimento/texto-igual': { status: 409, descricao: 'O texto é igual ao que está em vigor' },
  },
  idempotente: true,
  exemplo: {
    corpo: { finalidade: 'AVISOS_POR_SMS', texto: 'Autorizo receber por SMS avisos sobre as minhas ligações.', versao: 1 },
    resposta: { finalidade: 'AVISOS_POR_SMS', versao: 2, texto: 'Autorizo receber por SMS avisos sobre as minhas ligações.', resumo: 'a3'.repeat(32), por: 'Marina Duarte (demonstração)', em: '2026-11-20T12:30:00.123Z' },
  },
  execucao: naApi('Os textos de consentimento não podem mudar.', idempotencia),
});
