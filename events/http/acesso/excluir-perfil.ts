import { z } from 'zod';
import { rota } from '../../contrato.ts';
import { codigoDePerfil, PERFIL_NAO_ENCONTRADO } from '../esquemas-perfil.ts';
import { naApi } from '../execucao.ts';

/** Only a profile that nobody holds and nobody ever asked for; another is put out of use. */
export default rota({
  contexto: 'acesso',
  nome: 'excluir-perfil',
  operationId: 'excluirPerfil',
  resumo: 'Exclui um perfil que ninguém tem',
  metodo: 'DELETE',
  caminho: '/perfis/{codigo}',
  confianca: 'operador',
  permissao: { funcao: 'perfil', acao: 'excluir', semLugar: true },
  params: z.strictObject({ codigo: codigoDePerfil }),
  resposta: z.null(),
  status: 204,
  erros: { ...PERFIL_NAO_ENCONTRADO, 'perfil/em-uso': { status: 409, descricao: 'Alguém tem o perfil, ou um pedido fala dele' } },
  exemplo: { params: { codigo: 'atendimento' }, resposta: null },
  execucao: naApi('Um perfil que não se usa mais continua na lista.'),
});
