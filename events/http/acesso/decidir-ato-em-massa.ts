import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { idNoEndereco } from '../esquemas.ts';
import { SO_PESSOA } from '../esquemas-direitos.ts';
import { atoEmMassa, EXEMPLO_ATO_EM_MASSA, MEXER, PROPRIO, respostaDoAto, ULTIMO } from '../esquemas-usuarios.ts';
import { idempotencia, naApi } from '../execucao.ts';

/** Another administrator than who asked. */
export default rota({
  contexto: 'acesso',
  nome: 'decidir-ato-em-massa',
  operationId: 'decidirAtoEmMassa',
  resumo: 'Confirma ou recusa um ato sobre muitos usuários',
  metodo: 'POST',
  caminho: '/usuarios/situacao/{id}/decisao',
  confianca: 'operador',
  permissao: { funcao: 'usuario', acao: 'executar', semLugar: true },
  params: z.strictObject({ id: idNoEndereco }),
  corpo: z.strictObject({ decisao: z.enum(['APROVAR', 'RECUSAR']), resposta: respostaDoAto }),
  resposta: atoEmMassa,
  erros: {
    ...SO_PESSOA,
    ...MEXER,
    ...PROPRIO,
    ...ULTIMO,
    'ato/nao-encontrado': { status: 404, descricao: 'Não há ato com este número' },
    'ato/do-proprio': { status: 409, descricao: 'Quem pediu não confirma' },
    'ato/so-administrador': { status: 409, descricao: 'Só um administrador confirma' },
    'ato/sem-quem-pediu': { status: 409, descricao: 'Quem pediu não está mais ativo' },
    'ato/ja-decidido': { status: 409, descricao: 'O ato já foi decidido' },
  },
  idempotente: true,
  exemplo: {
    params: { id: '4' },
    corpo: { decisao: 'APROVAR', resposta: 'Conferido com o contrato' },
    resposta: { ...EXEMPLO_ATO_EM_MASSA, situacao: 'APROVADO', decididoPor: 'Célio Brandão (demonstração)', decididoEm: '2026-11-21T12:00:00.000Z', resposta: 'Conferido com o contrato' },
  },
  execucao: naApi('O que se pediu sobre muitos usuários não acontece.', idempotencia),
});
